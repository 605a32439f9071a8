import * as z from 'zod/mini';
import { endReason } from './calls';
import { instant, opaqueID, personRef, roomID, userID } from './primitives';
import { roomState } from './rooms';

/**
 * Live changes, as server-sent events on `GET /api/events`: `id` is `seq`, `event` is `type`, `data` the whole JSON.
 * A stream that starts with `Last-Event-ID` (header, or `?after=`) gets what it missed first; where that is no longer
 * kept it gets `resync` and should fetch anew. A comment line every 15 s keeps the connection.
 */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), seq: z.number(), at: instant }),
  z.object({ type: z.literal('resync'), seq: z.number(), at: instant }),
  z.object({ type: z.literal('room.changed'), seq: z.number(), at: instant, roomID, state: roomState }),
  z.object({
    type: z.literal('room.closed'),
    seq: z.number(),
    at: instant,
    roomID,
    by: personRef,
    reason: z.string(),
    /** Who was in it. */
    memberIDs: z.array(userID),
  }),
  /** Somebody who is in the room did something there that changes nothing about it: wrote, muted. */
  z.object({ type: z.literal('room.happened'), seq: z.number(), at: instant, roomID }),
  /** Somebody began to watch a room from outside, or stopped, as far as I may know of it. */
  z.object({ type: z.literal('observers.changed'), seq: z.number(), at: instant, roomID }),
  /** Of many rooms, and mine: more of them have had their turn. */
  z.object({ type: z.literal('closing.changed'), seq: z.number(), at: instant, closingID: opaqueID }),
  z.object({
    type: z.literal('call.changed'),
    seq: z.number(),
    at: instant,
    callID: opaqueID,
    roomID: z.nullable(roomID),
    agentID: userID,
    state: z.enum(['starting', 'live', 'ended']),
    endReason: z.nullable(endReason),
  }),
  z.object({ type: z.literal('recording.changed'), seq: z.number(), at: instant, recordingID: opaqueID }),
  /** Of a recording's comments or reviews, something is new. */
  z.object({ type: z.literal('review.changed'), seq: z.number(), at: instant, recordingID: opaqueID }),
  /** So many reviews were taken from my inbox, or put into it where `to` is me. */
  z.object({
    type: z.literal('review.handed'),
    seq: z.number(),
    at: instant,
    by: personRef,
    /** Null: they were withdrawn. */
    to: z.nullable(personRef),
    count: z.number(),
    reason: z.string(),
  }),
  z.object({ type: z.literal('people.changed'), seq: z.number(), at: instant, userID: z.nullable(userID) }),
  /** An admin decided something about the desktop program, or about old clients. */
  z.object({ type: z.literal('client.changed'), seq: z.number(), at: instant }),
  /** Somebody is in another state, or chose another. */
  z.object({ type: z.literal('presence.changed'), seq: z.number(), at: instant, userID }),
  /** An admin decided something about break reasons, the wallboard, or watching. */
  z.object({ type: z.literal('floor.changed'), seq: z.number(), at: instant }),
  z.object({ type: z.literal('retention.changed'), seq: z.number(), at: instant }),
  /** The disk of recordings has another level, or an admin decided something about it. */
  z.object({ type: z.literal('storage.changed'), seq: z.number(), at: instant }),
  /** My rights or my sign-in changed: ask who I am again. */
  z.object({ type: z.literal('me.changed'), seq: z.number(), at: instant }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;
export type LiveEventType = LiveEvent['type'];
/** Named one by one, so that none can be forgotten. */
const named = {
  hello: true,
  resync: true,
  'room.changed': true,
  'room.closed': true,
  'room.happened': true,
  'observers.changed': true,
  'closing.changed': true,
  'call.changed': true,
  'recording.changed': true,
  'review.changed': true,
  'review.handed': true,
  'people.changed': true,
  'client.changed': true,
  'presence.changed': true,
  'floor.changed': true,
  'retention.changed': true,
  'storage.changed': true,
  'me.changed': true,
} as const satisfies Record<LiveEventType, true>;
/** Types as data, for a client that must name each event it listens to. */
export const liveEventTypes = Object.keys(named) as readonly LiveEventType[]; // the keys are those of the line above
