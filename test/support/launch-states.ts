/** Launcher states as a launch passes through them, for tests and the gallery. Times count from `START`. */
import type { Call } from '../../contract/calls';
import { launchRequestOf } from '../../src/calls/launch/request';
import type { CallInfo, Ended, EndReason, LauncherState, LaunchRequest, Steps } from '../../src/launcher';

export const START = Date.parse('2026-11-20T01:30:00Z');

export const info: CallInfo = {
  callID: 'call_1',
  type: 'RTCRoom',
  roomID: '482913605',
  roomName: 'Mortgage signing interview',
  userID: 'shen_ruoxi',
  template: '1v2',
};

const done = { ready: 200, looked: 300, opened: 1_600, connected: 2_100, inRoom: 2_400 };

/** The steps that were done, the first of them always. */
export function stepsUpTo(last: keyof Steps): Steps {
  const names = Object.keys(done) as (keyof Steps)[]; // Steps has exactly these keys
  const reached = names.indexOf(last);
  const at = (name: keyof Steps) => (names.indexOf(name) <= reached ? START + done[name] : null);
  return {
    ready: START + done.ready,
    looked: at('looked'),
    opened: at('opened'),
    connected: at('connected'),
    inRoom: at('inRoom'),
  };
}

const underway = (last: keyof Steps) => ({
  call: info,
  since: START + done[last],
  steps: stepsUpTo(last),
  attempt: 1,
  seen: null,
  mayBeOlder: false,
});
const inCall = {
  members: [
    { userID: 'shen_ruoxi', userName: 'Shen Ruoxi', userAvatar: '', role: 0 },
    { userID: 'zhou_yutong', userName: 'Zhou Yutong', userAvatar: '', role: 1 },
  ],
  notice: null,
  leaving: false,
};

export type ShownState = Exclude<LauncherState, { name: 'idle' }>;

export const states = {
  looking: { ...underway('ready'), name: 'probing', asking: false },
  asking: { ...underway('ready'), name: 'probing', asking: true },
  permission: { ...underway('ready'), name: 'permissionNeeded', goal: 'open' },
  refused: { ...underway('ready'), attempt: 0, name: 'refused', why: 'denied', goal: 'open' },
  refusedInsecure: { ...underway('ready'), attempt: 0, name: 'refused', why: 'insecure', goal: 'open' },
  refusedOpened: {
    ...underway('ready'),
    steps: { ...stepsUpTo('ready'), opened: START + 900 },
    name: 'refused',
    why: 'denied',
    goal: 'open',
  },
  busy: { ...underway('ready'), name: 'busy', ending: false, quitIgnored: false, other: null },
  ending: { ...underway('ready'), name: 'busy', ending: true, quitIgnored: false, other: null },
  quitIgnored: { ...underway('ready'), name: 'busy', ending: false, quitIgnored: true, other: null },
  opening: { ...underway('opened'), name: 'opening' },
  waiting: { ...underway('opened'), name: 'waiting' },
  stranger: { ...underway('opened'), name: 'waiting', seen: { what: 'noJson', at: START } },
  connected: { ...underway('connected'), ...inCall, name: 'connected' },
  maybeOlder: { ...underway('connected'), ...inCall, name: 'connected', mayBeOlder: true },
  inRoom: { ...underway('inRoom'), ...inCall, name: 'inRoom' },
  notice: {
    ...underway('inRoom'),
    ...inCall,
    name: 'inRoom',
    notice: { code: -1307, msg: '推流断开，正在重连', at: START },
  },
  leaving: { ...underway('inRoom'), ...inCall, name: 'inRoom', leaving: true },
  lost: {
    ...underway('inRoom'),
    ...inCall,
    name: 'lost',
    was: 'inRoom',
    cause: 'silence',
    lastHeardAt: START + 60_000,
    retries: 2,
    nextRetryAt: START + 64_000,
    since: START + 62_500,
  },
  lostNotAllowed: {
    ...underway('inRoom'),
    ...inCall,
    name: 'lost',
    was: 'inRoom',
    cause: 'notAllowed',
    lastHeardAt: null,
    retries: 0,
    nextRetryAt: null,
  },
} satisfies Record<string, ShownState>;

export const reasons = {
  left: { kind: 'left', by: 'program' },
  closedByAdmin: { kind: 'closedByAdmin', text: 'Identity document has expired', byName: 'Zhang Nan' },
  sameUserElsewhere: { kind: 'sameUserElsewhere' },
  signatureExpired: { kind: 'signatureExpired' },
  programCrashed: { kind: 'programCrashed' },
  network: { kind: 'network' },
  enterFailed: { kind: 'enterFailed', code: -1006, msg: '进入房间失败' },
  launchGivenUp: { kind: 'launchGivenUp' },
} as const satisfies Record<EndReason['kind'], EndReason>;

export function ended(reason: EndReason, last: keyof Steps = 'inRoom'): Ended {
  return { name: 'ended', call: info, since: START + 1_084_000, steps: stepsUpTo(last), reason };
}

/** The same call as RoomService knows it. */
export function aCallOf(given: Partial<Call> = {}): Call {
  return {
    callID: info.callID,
    agent: { userID: info.userID, name: 'Shen Ruoxi' },
    room: {
      roomID: info.roomID,
      name: info.roomName,
      customerName: 'Zhou Yutong',
      customerRef: 'C-20418',
      type: 'RTCRoom',
    },
    streams: null,
    path: 'program',
    template: '1v2',
    recording: { mixRecord: true, screenRecord: 2, cloudRecordUrl: '', recordPath: 'D:\\calls' },
    state: 'live',
    startedAt: new Date(START).toISOString(),
    enteredAt: new Date(START + 2_400).toISOString(),
    endedAt: null,
    endReason: null,
    endedBy: null,
    endDetail: null,
    disposition: null,
    notes: '',
    wrappedUpAt: null,
    recordingCount: 0,
    can: ['end', 'wrapUp'],
    ...given,
  };
}

/** The launch of that call, with a userSig of its own to tell launches apart. */
export function aLaunch(userSig = 'signature'): LaunchRequest {
  const credentials = {
    sessionID: 'session_1',
    roomID: info.roomID,
    userID: info.userID,
    userSig,
    sdkAppID: 1400000001,
    accType: '9001',
    serverDomain: 'http://localhost:3000/',
    roomAction: 'enterRoom' as const,
    expiresAt: '2026-11-21T01:30:00Z',
  };
  const ticket = { ticket: `ticket of ${userSig}`, expiresAt: '2026-11-20T13:45:00Z' };
  return launchRequestOf(
    { call: aCallOf(), credentials, recording: aCallOf().recording, ticket },
    { userName: 'Shen Ruoxi', server: credentials.serverDomain },
  );
}
