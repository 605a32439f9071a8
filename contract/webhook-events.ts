import * as z from 'zod/mini';
import { callPath, disposition, endReason } from './calls';
import { removalCauses } from './keeping';
import { instant, opaqueID, personRef, roomID, userID } from './primitives';
import { recordingKind, recordingTrouble } from './recordings';
import { storageLevels } from './storage-levels';
import { memberRole, roomType, template } from './rooms';

// What webhooks say. Within a version, fields and types are only ever added.

const teamID = z.nullable(opaqueID);
const by = personRef;

/** A room as it was when it happened. */
const room = z.object({
  roomID,
  name: z.string(),
  type: roomType,
  template,
  ownerID: userID,
  teamID,
  customerName: z.string(),
  customerRef: z.string(),
  createdAt: instant,
});

const member = z.object({ userID, name: z.string(), role: memberRole });

const call = z.object({
  callID: opaqueID,
  agent: personRef,
  teamID,
  /** Null in a call of streams; then the name is their title. */
  roomID: z.nullable(roomID),
  roomName: z.string(),
  customerName: z.string(),
  customerRef: z.string(),
  path: callPath,
  startedAt: instant,
});

const recording = z.object({
  recordingID: opaqueID,
  kind: recordingKind,
  callID: z.nullable(opaqueID),
  roomID,
  roomName: z.string(),
  agent: personRef,
  teamID,
  customerName: z.string(),
  customerRef: z.string(),
  startedAt: instant,
});

/** The disk of recordings, and what on it is low and full. */
const storage = z.object({
  level: z.enum(storageLevels),
  totalBytes: z.number(),
  freeBytes: z.number(),
  warnBytes: z.number(),
  stopBytes: z.number(),
});

export type RoomFacts = z.infer<typeof room>;
export type CallFacts = z.infer<typeof call>;
export type RecordingFacts = z.infer<typeof recording>;

function message<const T extends string, D extends z.core.SomeType>(type: T, data: D) {
  return z.object({
    /** The event's own, the same at every try and for every webhook: what was seen before is a repetition. */
    id: opaqueID,
    type: z.literal(type),
    version: z.literal(1),
    /** When it happened. */
    timestamp: instant,
    data,
  });
}

/** The body of every request that a webhook makes. */
export const webhookMessage = z.discriminatedUnion('type', [
  message('room.created', z.object({ room, by })),
  message('room.updated', z.object({ room, by, changed: z.array(z.string()) })),
  /** A countdown runs. */
  message('room.closing', z.object({ room, by, reason: z.string(), closesAt: instant })),
  message('room.closingCancelled', z.object({ room, by })),
  message('room.closed', z.object({ room, by, reason: z.string(), memberIDs: z.array(userID) })),
  message('member.entered', z.object({ room, member })),
  message(
    'member.left',
    z.object({
      room,
      member,
      enteredAt: instant,
      /** timedOut: their heartbeats stopped; superseded: they entered elsewhere. */
      why: z.enum(['left', 'timedOut', 'superseded', 'roomClosed']),
    }),
  ),
  /** Start was pressed. */
  message('call.started', z.object({ call })),
  /** The program is in the room, or its streams run. */
  message('call.live', z.object({ call, enteredAt: instant })),
  message(
    'call.ended',
    z.object({
      call,
      enteredAt: z.nullable(instant),
      endedAt: instant,
      endReason,
      endedBy: z.nullable(personRef),
      endDetail: z.nullable(z.string()),
    }),
  ),
  /** Told again when it is corrected. */
  message('call.wrappedUp', z.object({ call, disposition, notes: z.string(), wrappedUpAt: instant })),
  message('recording.started', z.object({ recording })),
  message(
    'recording.ready',
    z.object({ recording, durationMs: z.nullable(z.number()), bytes: z.nullable(z.number()) }),
  ),
  message('recording.failed', z.object({ recording, trouble: recordingTrouble })),
  /** Its file is on the agent's PC alone. */
  message('recording.localOnly', z.object({ recording })),
  message('recording.trashed', z.object({ recording, by, reason: z.string() })),
  message('recording.restored', z.object({ recording, by })),
  /** For good; names are gone with it. */
  message('recording.removed', z.object({ recording, because: z.enum(removalCauses) })),
  /** It runs full, or is full; again where it goes from one of these to the other. */
  message('storage.low', z.object({ storage })),
  /** It has room again. */
  message('storage.recovered', z.object({ storage })),
  /** An admin tried the webhook. */
  message('ping', z.object({ webhookID: opaqueID })),
]);
export type WebhookMessage = z.infer<typeof webhookMessage>;

type Event<T> = T extends unknown ? Omit<T, 'id' | 'version' | 'timestamp'> : never;
/** What happened, before anybody is told. */
export type WebhookEvent = Event<WebhookMessage>;

/** What a webhook may be about; `ping` is always its own. */
export const webhookEventTypes = [
  'room.created',
  'room.updated',
  'room.closing',
  'room.closingCancelled',
  'room.closed',
  'member.entered',
  'member.left',
  'call.started',
  'call.live',
  'call.ended',
  'call.wrappedUp',
  'recording.started',
  'recording.ready',
  'recording.failed',
  'recording.localOnly',
  'recording.trashed',
  'recording.restored',
  'recording.removed',
  'storage.low',
  'storage.recovered',
] as const satisfies readonly WebhookMessage['type'][];
/** What a message may be of. */
export const messageTypes = [...webhookEventTypes, 'ping'] as const;
export const webhookEventType = z.enum(webhookEventTypes);
export type WebhookEventType = z.infer<typeof webhookEventType>;
