import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { mediaPlaces, moveStates, moveTroubles } from './places';
import { instant, opaqueID, personRef } from './primitives';

export const mediaPlace = z.enum(mediaPlaces);
export const moveTrouble = z.enum(moveTroubles);

const sum = { files: z.number(), bytes: z.number() };

/** Where files of recordings lie, and where those of new ones go. */
export const places = z.object({
  newRecordings: mediaPlace,
  /** Null where none is configured. */
  bucket: z.nullable(z.object({ name: z.string(), answers: z.boolean() })),
  folder: z.object(sum),
  s3: z.object(sum),
  /** Files of new recordings on their way: they play where they are. */
  arriving: z.object(sum),
  /** Files that were not moved and wait for somebody to see to them. */
  failed: z.object(sum),
});
export type MediaPlaces = z.infer<typeof places>;

export const getPlaces = endpoint({
  method: 'GET',
  path: '/storage/places',
  summary: 'Where files of recordings lie: how many, how large, and whether the bucket answers',
  access: 'recording.keep',
  result: places,
});

const days = z.number().check(z.multipleOf(1), z.gte(0), z.lte(36_500));
const wholeNumber = z.string().check(z.regex(/^[0-9]{1,5}$/));

/** What a move takes: files of finished recordings that lie elsewhere, and began at least so many days ago. */
export const getMovePreview = endpoint({
  method: 'GET',
  path: '/storage/moves/preview',
  summary: 'What a move would take; changes nothing',
  access: 'recording.keep',
  query: z.object({ target: mediaPlace, olderThanDays: z._default(wholeNumber, '0') }),
  result: z.object({ recordings: z.number(), ...sum }),
});

/** done: each file had its turn. Those that failed are counted, and can be tried again. */
export const move = z.object({
  moveID: opaqueID,
  target: mediaPlace,
  /** 0: whatever their age. */
  olderThanDays: z.number(),
  state: z.enum(moveStates),
  /** Null: as fast as it goes. */
  bytesPerSecond: z.nullable(z.number()),
  recordings: z.number(),
  ...sum,
  movedFiles: z.number(),
  movedBytes: z.number(),
  failedFiles: z.number(),
  by: personRef,
  createdAt: instant,
  /** When anything last came of it. */
  changedAt: instant,
  finishedAt: z.nullable(instant),
});
export type Move = z.infer<typeof move>;

export const listMoves = endpoint({
  method: 'GET',
  path: '/storage/moves',
  summary: 'Moves of files and how far they are, newest first, at most 10',
  access: 'recording.keep',
  result: z.object({ items: z.array(move) }),
});

export const startMove = endpoint({
  method: 'POST',
  path: '/storage/moves',
  summary: 'Move files of finished recordings to the bucket, or back to the folder; one move at a time',
  access: 'recording.keep',
  body: z.object({
    target: mediaPlace,
    olderThanDays: z._default(days, 0),
    bytesPerSecond: z._default(
      z.nullable(z.number().check(z.multipleOf(1), z.gte(1000), z.lte(100_000_000_000))),
      null,
    ),
  }),
  result: move,
  errors: ['move.noBucket', 'move.underWay'],
});

const oneMove = z.object({ moveID: opaqueID });

export const pauseMove = endpoint({
  method: 'POST',
  path: '/storage/moves/:moveID/pause',
  summary: 'Let a move rest: the file that is being copied stays where it is',
  access: 'recording.keep',
  params: oneMove,
  result: move,
  errors: ['move.notFound', 'move.over'],
});

export const resumeMove = endpoint({
  method: 'POST',
  path: '/storage/moves/:moveID/resume',
  summary: 'Let a move go on',
  access: 'recording.keep',
  params: oneMove,
  result: move,
  errors: ['move.notFound', 'move.over'],
});

export const stopMove = endpoint({
  method: 'POST',
  path: '/storage/moves/:moveID/stop',
  summary: 'End a move: what was moved stays moved, the rest stays where it is',
  access: 'recording.keep',
  params: oneMove,
  result: move,
  errors: ['move.notFound', 'move.over'],
});

/** A file that is not yet where it should be. */
export const troubledFile = z.object({
  fileID: opaqueID,
  recordingID: opaqueID,
  location: z.string(),
  bytes: z.number(),
  target: mediaPlace,
  trouble: moveTrouble,
  /** False: it waits, and is tried again by itself. */
  isFailed: z.boolean(),
  attempts: z.number(),
});
export type TroubledFile = z.infer<typeof troubledFile>;

export const listTroubledFiles = endpoint({
  method: 'GET',
  path: '/storage/moves/troubles',
  summary: 'Files that could not be moved so far, and why; at most 100',
  access: 'recording.keep',
  result: z.object({ items: z.array(troubledFile) }),
});

export const retryMoves = endpoint({
  method: 'POST',
  path: '/storage/moves/retry',
  summary: 'Give the files that failed another turn',
  access: 'recording.keep',
  result: z.object({ files: z.number() }),
});
