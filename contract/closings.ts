import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, prose, roomID } from './primitives';
import { roomFilters, roomState } from './rooms';

/** How many rooms one closing takes. */
export const mostRooms = 1000;

/** Which rooms: by number, or all that the list of rooms shows under these filters. */
export const roomSelection = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('number'),
    roomIDs: z.array(roomID).check(z.minLength(1), z.maxLength(mostRooms)),
  }),
  z.object({ by: z.literal('filter'), filter: z.object(roomFilters) }),
]);
export type RoomSelection = z.infer<typeof roomSelection>;

/** Why a room stays as it is: it is not there (or not for me to see), is closed already, or is not mine to close. */
export const closingObstacles = ['room.notFound', 'room.closed', 'permission.missing'] as const;
export const closingObstacle = z.enum(closingObstacles);
export type ClosingObstacle = z.infer<typeof closingObstacle>;

/** A room and who a closing meets in it. */
const met = {
  roomID,
  /** Null where the room is not there. */
  name: z.nullable(z.string()),
  customerName: z.string(),
  people: z.number(),
  /** Recordings that run. */
  recordings: z.number(),
  /** Customers among the people, with nobody of ours beside them. */
  waiting: z.number(),
  liveSince: z.nullable(instant),
};

export const roomImpact = z.object({
  ...met,
  owner: z.nullable(personRef),
  state: z.nullable(roomState),
  /** Null: it can be closed. */
  obstacle: z.nullable(closingObstacle),
});
export type RoomImpact = z.infer<typeof roomImpact>;

/** What a room's turn came to. How a countdown that began there went on is the room's to say. */
export const turnOutcomes = [
  'waiting',
  'closing',
  'closed',
  'alreadyClosed',
  'notFound',
  'refused',
  'failed',
] as const;
export type TurnOutcome = (typeof turnOutcomes)[number];

/**
 * What became of one room. closing: its countdown runs; kept: somebody called that off; alreadyClosed: somebody was
 * faster; refused: I may not; failed: something went wrong, which can be tried again.
 */
export const closingOutcomes = [...turnOutcomes, 'kept'] as const;
export const closingOutcome = z.enum(closingOutcomes);
export type ClosingOutcome = z.infer<typeof closingOutcome>;

/** One room of a closing, with whom it met when the closing began. */
export const closingRoom = z.object({
  ...met,
  outcome: closingOutcome,
  /** When that came about, or (closing) will have. */
  at: z.nullable(instant),
});
export type ClosingRoom = z.infer<typeof closingRoom>;

/** Many rooms closed by one decision. The server works on it, whoever goes away meanwhile. */
export const closing = z.object({
  closingID: opaqueID,
  by: personRef,
  reason: z.string(),
  inSeconds: z.number(),
  createdAt: instant,
  /** When the last room had its turn; null while some wait. */
  finishedAt: z.nullable(instant),
  rooms: z.number(),
  counts: z.record(closingOutcome, z.number()),
  /** retry: those that failed, and those that I was not allowed to close. */
  can: z.array(z.enum(['retry'])),
});
export type Closing = z.infer<typeof closing>;

const oneClosing = z.object({ closingID: opaqueID });

export const closingImpact = endpoint({
  method: 'POST',
  path: '/closings/impact',
  summary: 'Whom closing these rooms would meet, and which of them cannot be closed; changes nothing',
  access: 'room.close',
  person: true,
  body: z.object({ selection: roomSelection }),
  result: z.object({ items: z.array(roomImpact) }),
  errors: ['closing.tooMany'],
});

export const startClosing = endpoint({
  method: 'POST',
  path: '/closings',
  summary: 'Close many rooms for one reason, at once or after a countdown',
  access: 'room.close',
  person: true,
  body: z.object({
    /** Of the caller's making: the same key again answers the closing that it began and begins none. */
    key: opaqueID,
    selection: roomSelection,
    reason: prose(300, 1),
    // As for one room: a number and nothing that can be made into one.
    inSeconds: z._default(z.number().check(z.multipleOf(1), z.gte(0), z.lte(3600)), 0),
  }),
  result: closing,
  errors: ['closing.tooMany', 'closing.keyUsed', 'closing.nothing'],
});

export const listClosings = endpoint({
  method: 'GET',
  path: '/closings',
  summary: 'My closings of many rooms, newest first, at most 20',
  access: 'room.close',
  person: true,
  result: z.object({ items: z.array(closing) }),
});

export const getClosing = endpoint({
  method: 'GET',
  path: '/closings/:closingID',
  summary: 'One of my closings',
  access: 'room.close',
  person: true,
  params: oneClosing,
  result: closing,
  errors: ['closing.notFound'],
});

export const listClosingRooms = endpoint({
  method: 'GET',
  path: '/closings/:closingID/rooms',
  summary: 'What became of each room, in the order in which they have their turn',
  access: 'room.close',
  person: true,
  params: oneClosing,
  result: z.object({ items: z.array(closingRoom) }),
  errors: ['closing.notFound'],
});

export const retryClosing = endpoint({
  method: 'POST',
  path: '/closings/:closingID/retry',
  summary: 'Give the rooms that failed, or that I was not allowed to close, another turn',
  access: 'room.close',
  person: true,
  params: oneClosing,
  result: closing,
  errors: ['closing.notFound', 'closing.nothing'],
});
