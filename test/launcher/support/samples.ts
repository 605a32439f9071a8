import type {
  CallInfo,
  EventOf,
  EventType,
  LauncherEvent,
  LauncherState,
  Steps,
} from '../../../src/launcher';

export const aCall: CallInfo = {
  callID: 'c1',
  type: 'RTCRoom',
  roomID: '482913605',
  roomName: 'Signing',
  userID: 'agent_lin',
  template: '1v1',
};

const steps: Steps = { ready: 100, looked: 110, opened: 110, connected: null, inRoom: null };
const base = { call: aCall, since: 1000, steps, attempt: 1, seen: null, mayBeOlder: false };
const inCall = {
  ...base,
  steps: { ...steps, connected: 900, inRoom: 950 },
  members: [],
  notice: null,
  leaving: false,
};
const lost = { ...inCall, name: 'lost', retries: 0, lastHeardAt: 990, nextRetryAt: 1250 } as const;
const notOpened = { ...base, steps: { ...steps, opened: null, looked: null }, attempt: 0 };
const inTheWay = { mayBeOlder: true, quitIgnored: false, other: null };
const ended = { name: 'ended', call: aCall, since: 1000, steps } as const;

/** Every state, and every variant of one that a rule looks at. */
export const states = {
  idle: { name: 'idle' },
  probing: { ...notOpened, name: 'probing', asking: false },
  'probing, asking': { ...notOpened, name: 'probing', asking: true },
  'permissionNeeded to open': { ...notOpened, name: 'permissionNeeded', goal: 'open' },
  'permissionNeeded to open, was open': { ...base, name: 'permissionNeeded', goal: 'open' },
  'permissionNeeded to attach': { ...inCall, name: 'permissionNeeded', goal: 'attach' },
  'permissionNeeded to attach, never heard': { ...base, name: 'permissionNeeded', goal: 'attach' },
  'refused to open': { ...notOpened, name: 'refused', why: 'denied', goal: 'open' },
  'refused to open, was open': { ...base, name: 'refused', why: 'denied', goal: 'open' },
  'refused to open, without HTTPS': { ...notOpened, name: 'refused', why: 'insecure', goal: 'open' },
  'refused to attach': { ...inCall, name: 'refused', why: 'denied', goal: 'attach' },
  busy: { ...notOpened, ...inTheWay, name: 'busy', ending: false },
  'busy, ending': { ...notOpened, ...inTheWay, name: 'busy', ending: true },
  opening: { ...base, name: 'opening' },
  'opening just now': { ...base, name: 'opening', since: 2000, steps: { ...steps, opened: 2000 } },
  waiting: { ...base, name: 'waiting' },
  'waiting, maybe older': { ...base, name: 'waiting', mayBeOlder: true },
  connected: { ...inCall, name: 'connected', steps: { ...steps, connected: 900 } },
  'connected, maybe older': {
    ...inCall,
    name: 'connected',
    steps: { ...steps, connected: 900 },
    mayBeOlder: true,
  },
  'connected to PushPlay': {
    ...inCall,
    name: 'connected',
    call: { ...aCall, type: 'CustomServiceLive', roomID: '', userID: '', template: null },
    steps: { ...steps, connected: 900 },
  },
  inRoom: { ...inCall, name: 'inRoom' },
  'inRoom, leaving': { ...inCall, name: 'inRoom', leaving: true },
  'lost in the room': { ...lost, was: 'inRoom', cause: 'silence' },
  'lost while connecting': { ...lost, was: 'connected', cause: 'silence' },
  'lost, not allowed': { ...lost, was: 'inRoom', cause: 'notAllowed', nextRetryAt: null },
  'lost by reload': { ...lost, was: 'inRoom', cause: 'reload', nextRetryAt: null },
  'ended, crashed': { ...ended, reason: { kind: 'programCrashed' } },
  'ended, window closed': { ...ended, reason: { kind: 'left', by: 'program' } },
  'ended, left': { ...ended, reason: { kind: 'left', by: 'console' } },
} satisfies Record<string, LauncherState>;

export const eventsAt = 2000;
const at = eventsAt;
const status = (code: number, msg = '') =>
  ({ type: 'program', at, event: { event: 'roomStatus', code, msg } }) as const;
const members = (...userIDs: string[]) => ({
  type: 'program' as const,
  at,
  event: {
    event: 'memberChange' as const,
    list: userIDs.map((userID) => ({ userID, userName: userID, userAvatar: '', role: 1 })),
  },
});
const remembered = { call: aCall, attempt: 1, steps };

/** Every event with every content that a rule looks at. */
export const events: { readonly [T in EventType]: readonly EventOf<T>[] } = {
  start: ([null, 'granted', 'unknown', 'prompt', 'denied', 'insecure'] as const).map((permission) => ({
    type: 'start',
    at,
    call: aCall,
    permission,
  })),
  attach: (['granted', 'prompt', 'denied', 'insecure'] as const).flatMap((permission) => [
    { type: 'attach', at, permission, remembered },
    {
      type: 'attach',
      at,
      permission,
      remembered: { ...remembered, steps: { ...steps, connected: 500, inRoom: 600 } },
    },
  ]),
  permission: (['granted', 'unknown', 'prompt', 'denied', 'insecure'] as const).map((permission) => ({
    type: 'permission',
    at,
    permission,
  })),
  continue: [{ type: 'continue', at }],
  older: [
    { type: 'older', at, askedAt: at },
    { type: 'older', at, askedAt: at - 900 },
    { type: 'older', at, askedAt: at, call: null },
    { type: 'older', at, askedAt: at, call: { callID: aCall.callID, roomID: aCall.roomID } },
    { type: 'older', at, askedAt: at, call: { callID: 'c9', roomID: '7' } },
    { type: 'older', at, askedAt: at, call: { callID: null, roomID: '7' } },
  ],
  opened: [{ type: 'opened', at }],
  handedOver: [{ type: 'handedOver', at }],
  quiet: [{ type: 'quiet', at }],
  hello: [
    { type: 'hello', at },
    { type: 'hello', at, ours: true },
  ],
  bye: (['left', 'replaced', 'quit'] as const).map((why) => ({ type: 'bye', at, why })),
  seen: [{ type: 'seen', at, what: 'wrongPort' }],
  program: [
    ...[0, 1, 2, -1, -1001, -1002, -1003, -1004, -1005, -1006, -1007, -1008, -1011, -2002].map((code) =>
      status(code),
    ),
    status(2, 'IM强制下线，退出房间'),
    members(),
    members('agent_lin', 'guest'),
    { type: 'program', at, event: { event: 'missed', count: 3 } },
    { type: 'program', at, event: { event: 'snapshot', id: 'id', base64Img: '' } },
    { type: 'program', at, event: { event: 'sdkEventCallback', eventID: 1002, params: [] } },
  ],
  silence: [{ type: 'silence', at, lastHeardAt: 1900, nextRetryAt: 2250 }],
  retry: [{ type: 'retry', at, nextRetryAt: 2500 }],
  memberSeen: [{ type: 'memberSeen', at }],
  memberGone: [
    { type: 'memberGone', at, how: 'left' },
    { type: 'memberGone', at, how: 'timeout' },
  ],
  takeOver: [{ type: 'takeOver', at }],
  takeOverFailed: [{ type: 'takeOverFailed', at }],
  leaving: [{ type: 'leaving', at }],
  left: [{ type: 'left', at }],
  cancel: [{ type: 'cancel', at }],
  roomClosed: [{ type: 'roomClosed', at, text: 'Shift end', byName: 'Nan Zhang' }],
  sessionEnded: (['sameUserElsewhere', 'signatureExpired', 'network', 'left'] as const).map((why) => ({
    type: 'sessionEnded',
    at,
    why,
  })),
  dismiss: [{ type: 'dismiss', at }],
};

export const allEvents: readonly LauncherEvent[] = Object.values(events).flat();
