import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import {
  csv,
  instant,
  opaqueID,
  pageOf,
  paging,
  personRef,
  prose,
  requiredText,
  roomID,
  sortBy,
  text,
  userID,
} from './primitives';

export const roomTypes = ['RTCRoom', 'LiveRoom'] as const;
export const roomType = z.enum(roomTypes);
export type RoomType = z.infer<typeof roomType>;

export const templates = ['1v1', '1v2', '1v3', '1v4'] as const;
export const template = z.enum(templates);
export type Template = z.infer<typeof template>;

/** How many may be in a room with a camera: 1vN seats N + 1; a LiveRoom seats 1 and 3 linked, its audience aside. */
export function seatsOf(type: RoomType, of: Template): number {
  return type === 'LiveRoom' ? 4 : Number(of.slice(2)) + 1;
}

/** Number on the 2018 wire: 0 none, 1 to the server, 2 on the agent's PC, 3 both. */
export const screenRecords = [0, 1, 2, 3] as const;
export const screenRecord = z.literal(screenRecords);

/**
 * What is recorded, and where to. Modes 1 and 3 need `cloudRecordUrl`, where an empty one means this server's own ingest,
 * if it has one; 2 and 3 need `recordPath`, without which the 2018 program records nothing on the PC. Its buffers hold
 * 511 bytes of each.
 */
export const recordingModes = z
  .object({
    mixRecord: z.boolean(),
    screenRecord,
    cloudRecordUrl: z.string().check(z.trim(), z.maxLength(500), z.regex(/^$|^rtmps?:\/\/[^\s"\\<>]+$/)),
    recordPath: text(250),
  })
  .check(
    z.refine((modes) => !keepsScreen(modes.screenRecord) || modes.recordPath !== '', {
      path: ['recordPath'],
      error: 'required',
    }),
  );
export type RecordingModes = z.infer<typeof recordingModes>;

/** What modes make: the mix of the room, the agent's screen pushed to a server, or kept on the PC. */
export type RecordedKind = 'mix' | 'push' | 'screen';

/** `screenRecord` is a sum on the wire: 1 pushes to `cloudRecordUrl`, 2 writes to `recordPath`. */
export function pushesScreen(to: number): boolean {
  return (to & 1) !== 0;
}

export function keepsScreen(to: number): boolean {
  return (to & 2) !== 0;
}

export function recordedKinds({ mixRecord, screenRecord: to }: RecordingModes): readonly RecordedKind[] {
  const kinds: RecordedKind[] = [];
  if (mixRecord) kinds.push('mix');
  if (pushesScreen(to)) kinds.push('push');
  if (keepsScreen(to)) kinds.push('screen');
  return kinds;
}

export const roomStates = ['idle', 'live', 'closing', 'closed'] as const;
export const roomState = z.enum(roomStates);
export type RoomState = z.infer<typeof roomState>;

/**
 * What about a live room wants somebody to look. noHeartbeat: nobody in it has said anything for a minute.
 * customerWaiting: somebody is in it, and nobody of ours. aloneLong: one of ours, alone for ten minutes.
 */
export const attentions = ['customerWaiting', 'noHeartbeat', 'aloneLong'] as const;
export const attention = z.enum(attentions);
export type Attention = z.infer<typeof attention>;

/** Where a room was made: in the console, by a program of 2018, or on the room list of 2018. */
export const roomOrigins = ['console', 'program', 'list'] as const;
export const roomOrigin = z.enum(roomOrigins);
export type RoomOrigin = z.infer<typeof roomOrigin>;

/** main: who runs the room; pusher: on camera beside them; audience: watches a LiveRoom. */
export const memberRole = z.enum(['main', 'pusher', 'audience']);
export type MemberRole = z.infer<typeof memberRole>;

export const member = z.object({
  userID,
  name: z.string(),
  role: memberRole,
  enteredAt: instant,
  heartbeatAt: instant,
});
export type Member = z.infer<typeof member>;

export const room = z.object({
  roomID,
  name: z.string(),
  origin: roomOrigin,
  type: roomType,
  template,
  owner: personRef,
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  customerName: z.string(),
  customerRef: z.string(),
  recording: recordingModes,
  state: roomState,
  seats: z.number(),
  members: z.array(member),
  createdAt: instant,
  /** Since when somebody is in it; null while nobody is. */
  liveSince: z.nullable(instant),
  attention: z.nullable(attention),
  /** Since when that is so; null where nothing is. */
  waitingSince: z.nullable(instant),
  /** Who closes or closed it, why, and when it closes or closed. */
  closing: z.nullable(z.object({ by: personRef, reason: z.string(), at: instant })),
  /** Goes up by one with each change; an edit names the version it saw. */
  version: z.number(),
  /** observe: as far as who asks and the room are concerned; see `GET /observing` too. */
  can: z.array(z.enum(['enter', 'observe', 'issueSession', 'edit', 'close', 'cancelClosing'])),
});
export type Room = z.infer<typeof room>;

const roomFields = {
  name: requiredText(80),
  type: roomType,
  template,
  customerName: text(80),
  customerRef: text(60),
  recording: recordingModes,
};

/** What a new room records unless somebody says otherwise. */
export const noRecording: RecordingModes = {
  mixRecord: false,
  screenRecord: 0,
  cloudRecordUrl: '',
  recordPath: '',
};

export const roomDraft = z.object({
  name: roomFields.name,
  type: z._default(roomFields.type, 'RTCRoom'),
  template: z._default(roomFields.template, '1v1'),
  customerName: z._default(roomFields.customerName, ''),
  customerRef: z._default(roomFields.customerRef, ''),
  recording: z._default(roomFields.recording, noRecording),
  /** Whose room; left out, mine. Others' need `room.create` for team or all. */
  ownerID: z.optional(userID),
});

const oneRoom = z.object({ roomID });

/** What narrows a list of rooms. */
export const roomFilters = {
  /** Part of the room number, name, customer name or reference. */
  q: z.optional(text(100)),
  state: z.optional(csv(roomState)),
  attention: z.optional(csv(attention)),
  type: z.optional(csv(roomType)),
  ownerID: z.optional(csv(userID)),
  teamID: z.optional(csv(opaqueID)),
  createdFrom: z.optional(instant),
  createdTo: z.optional(instant),
};

export const listRooms = endpoint({
  method: 'GET',
  path: '/rooms',
  summary: 'Rooms, filtered, a page at a time',
  access: 'room.list',
  query: z.object({
    ...roomFilters,
    sort: z._default(sortBy(['activity', 'createdAt', 'name', 'roomID', 'members']), 'activity.desc'),
    ...paging,
  }),
  result: z.extend(pageOf(room), {
    /** Of all that I may list, whatever the filter. */
    counts: z.object({
      ...{ idle: z.number(), live: z.number(), closing: z.number(), closed: z.number() },
      /** Of the live ones. */
      ...{ customerWaiting: z.number(), noHeartbeat: z.number(), aloneLong: z.number() },
    }),
  }),
});

export const getRoom = endpoint({
  method: 'GET',
  path: '/rooms/:roomID',
  summary: 'One room with its members',
  access: 'room.list',
  params: oneRoom,
  result: room,
  errors: ['room.notFound'],
});

export const createRoom = endpoint({
  method: 'POST',
  path: '/rooms',
  summary: 'Create a room; its roomID is random and never used again',
  access: 'room.create',
  body: roomDraft,
  result: room,
  errors: ['user.notFound'],
});

export const updateRoom = endpoint({
  method: 'PATCH',
  path: '/rooms/:roomID',
  summary: 'Change a room that is not closed; type and template only while nobody is in it',
  access: 'room.edit',
  params: oneRoom,
  body: z.extend(z.partial(z.object(roomFields)), { version: z.number() }),
  result: room,
  errors: ['room.notFound', 'room.closed', 'room.live', 'room.changed'],
});

export const closeRoom = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/close',
  summary: 'Close a room at once or after a countdown; its members see the reason',
  access: 'room.close',
  params: oneRoom,
  body: z.object({
    reason: prose(300, 1),
    // A number and nothing that can be made into one: null would close the room at once.
    inSeconds: z._default(z.number().check(z.multipleOf(1), z.gte(0), z.lte(3600)), 0),
  }),
  result: room,
  errors: ['room.notFound', 'room.closed'],
});

export const cancelClosing = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/cancel-closing',
  summary: 'Keep open a room whose countdown runs',
  access: 'room.close',
  params: oneRoom,
  result: room,
  errors: ['room.notFound', 'room.closed', 'room.notClosing'],
});

/** What members do in a room that RoomService cannot see: whoever is in it tells of these. */
const quietHappenings = ['muted', 'unmuted', 'screenShared', 'screenShareEnded'] as const;
export const quietHappening = z.enum(quietHappenings);
export const happeningKinds = [...quietHappenings, 'chat'] as const;

export const roomEventKinds = [
  'created',
  'edited',
  'sessionIssued',
  'sessionRevealed',
  'sessionRevoked',
  'callStarted',
  'entered',
  'left',
  'timedOut',
  'superseded',
  'callEnded',
  'closing',
  'closingCancelled',
  'closed',
  'observed',
  'observingEnded',
  ...happeningKinds,
] as const;
/** Of observations that are not announced: told to holders of `room.observe` alone. */
const unseenEventKinds = ['observedUnseen', 'observingUnseenEnded'] as const;
export const roomEvent = z.object({
  at: instant,
  kind: z.enum([...roomEventKinds, ...unseenEventKinds]),
  /** Who it happened to or who did it; null for the machine. */
  person: z.nullable(personRef),
  /** The reason of a closing or of an unannounced observation, the way a call ended, what was written in a chat. */
  detail: z.nullable(z.string()),
});
export type RoomEvent = z.infer<typeof roomEvent>;

export const listRoomEvents = endpoint({
  method: 'GET',
  path: '/rooms/:roomID/events',
  summary: 'What happened in a room, newest first, at most 500',
  access: 'room.list',
  params: oneRoom,
  result: z.object({ items: z.array(roomEvent) }),
  errors: ['room.notFound'],
});
