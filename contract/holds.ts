import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, pageOf, paging, personRef, prose } from './primitives';
import { recording } from './recordings';
import { leftOut, recordingIDs } from './trash';

/** Recordings that are kept for one reason, whatever else would remove them, until it is lifted. */
export const hold = z.object({
  holdID: opaqueID,
  reason: z.string(),
  placedAt: instant,
  placedBy: personRef,
  /** Those that it still keeps; of a lifted one, those that it kept. */
  recordings: z.number(),
  bytes: z.number(),
  /** Of those, how many a customer's erasing waits for. */
  erasingWaits: z.number(),
  /** When the last of them was let go, by whom, and why; null while it keeps any. */
  lifted: z.nullable(z.object({ at: instant, by: personRef, reason: z.string() })),
});
export type Hold = z.infer<typeof hold>;

const oneHold = z.object({ holdID: opaqueID });

export const listHolds = endpoint({
  method: 'GET',
  path: '/holds',
  summary: 'Legal holds, newest first: those that keep something, or those that were lifted',
  access: 'recording.hold',
  person: true,
  query: z.object({ state: z._default(z.enum(['open', 'lifted']), 'open'), ...paging }),
  result: pageOf(hold),
});

export const listHeldRecordings = endpoint({
  method: 'GET',
  path: '/holds/:holdID/recordings',
  summary: 'What a legal hold keeps, or kept, newest first; at most 200',
  access: 'recording.hold',
  person: true,
  params: oneHold,
  result: z.object({ hold, items: z.array(recording) }),
  errors: ['hold.notFound'],
});

export const listRecordingHolds = endpoint({
  method: 'GET',
  path: '/recordings/:recordingID/holds',
  summary: 'The legal holds that keep a recording, oldest first',
  access: 'recording.hold',
  person: true,
  params: z.object({ recordingID: opaqueID }),
  result: z.object({ items: z.array(hold) }),
  errors: ['recording.notFound'],
});

export const placeHold = endpoint({
  method: 'POST',
  path: '/holds',
  summary: 'Keep recordings for a legal reason: nothing removes them until the hold is lifted',
  access: 'recording.hold',
  person: true,
  body: z.object({ recordingIDs, reason: prose(300, 1) }),
  result: z.object({ holdID: opaqueID, done: z.number(), leftOut }),
  errors: ['recording.notFound'],
});

export const liftHold = endpoint({
  method: 'POST',
  path: '/holds/:holdID/lift',
  summary: 'End a legal hold, or let some of its recordings go; an erasing that waited for it is done',
  access: 'recording.hold',
  person: true,
  params: oneHold,
  body: z.object({ reason: prose(300, 1), recordingIDs: z.exactOptional(recordingIDs) }),
  result: z.object({ lifted: z.number(), erased: z.number() }),
  errors: ['hold.notFound', 'hold.lifted'],
});
