import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { exactText, instant, opaqueID } from './primitives';

/** So many of each are shown, the biggest first, and deleted at a time. */
export const mostFindings = 200;

/** Where a file lies below the folder of recordings. */
const location = exactText(1000);

const sum = { total: z.number(), bytes: z.number() };

/** What came of it when files and rows were last held against each other. */
export const storageFindings = z.object({
  /** Null until it was done for the first time. */
  check: z.nullable(
    z.object({
      at: instant,
      /** How many files lie in the folder, and how much they take. */
      files: z.number(),
      bytes: z.number(),
      /** Too much was missing to be true: the folder is not the right one, or not there. Then nothing was changed. */
      isUnsure: z.boolean(),
    }),
  ),
  isRunning: z.boolean(),
  /** Files that no recording knows, and that nothing wrote to for a day. */
  strays: z.object({
    ...sum,
    items: z.array(z.object({ location, bytes: z.number(), changedAt: z.nullable(instant) })),
  }),
  /** Files of recordings that are not there. */
  missing: z.object({
    ...sum,
    items: z.array(
      z.object({ location, bytes: z.number(), recordingID: opaqueID, roomName: z.nullable(z.string()) }),
    ),
  }),
});
export type StorageFindings = z.infer<typeof storageFindings>;

export const getStorageFindings = endpoint({
  method: 'GET',
  path: '/storage/findings',
  summary: 'Files that no recording knows, and recordings whose files are gone',
  access: 'recording.keep',
  result: storageFindings,
});

export const checkStorage = endpoint({
  method: 'POST',
  path: '/storage/check',
  summary: 'Hold files and recordings against each other now, not only at night',
  access: 'recording.keep',
});

export const deleteStrays = endpoint({
  method: 'POST',
  path: '/storage/strays/delete',
  summary: 'Delete files that no recording knows',
  access: 'recording.keep',
  body: z.object({ locations: z.array(location).check(z.minLength(1), z.maxLength(mostFindings)) }),
  /** leftOut: gone already, or known by now. */
  result: z.object({ files: z.number(), bytes: z.number(), leftOut: z.number() }),
});
