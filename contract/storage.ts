import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, userID } from './primitives';
import { recordingKind, recordingState } from './recordings';
import { storageLevels } from './storage-levels';

const gibibytes = z.number().check(z.gte(0), z.lte(1_000_000));

const limits = {
  /** Below either of these, people are warned. */
  warnPercent: z.number().check(z.multipleOf(1), z.gte(0), z.lte(90)),
  warnGiB: gibibytes,
  /** Below this, what can wait uses the disk no more: files from PCs are refused, and recordings wait to be made playable. */
  stopGiB: gibibytes,
};

/** What an admin decides about the room on the disk. */
export const storageSettings = z.object({
  ...limits,
  /** Goes up by one with each change; an edit names the version it saw. 0: nobody has decided anything. */
  version: z.number(),
  updatedAt: z.nullable(instant),
  updatedBy: z.nullable(personRef),
});
export type StorageSettings = z.infer<typeof storageSettings>;

const level = z.enum(storageLevels);

/** So many recordings, and so many bytes of files on the disk. */
const share = { recordings: z.number(), bytes: z.number() };

/** Where this week leads. */
export const storageForecast = z.discriminatedUnion('kind', [
  /** Measured for so many hours; two days are needed. */
  z.object({ kind: z.literal('tooFew'), hours: z.number() }),
  /** The free space does not shrink, or so slowly that ten years would not fill the disk. */
  z.object({ kind: z.literal('steady'), bytesPerDay: z.number() }),
  z.object({
    kind: z.literal('fills'),
    bytesPerDay: z.number(),
    /** When what can wait begins to wait, and when nothing fits any more. */
    stopsAt: instant,
    fullAt: instant,
  }),
]);
export type StorageForecast = z.infer<typeof storageForecast>;

/** How full the disk of recordings is, what takes its room, and where that leads. */
export const storage = z.object({
  level,
  /** Null where the server cannot tell. */
  disk: z.nullable(
    z.object({
      totalBytes: z.number(),
      freeBytes: z.number(),
      /** What files of recordings take of it. */
      recordingsBytes: z.number(),
      /** Limits as they come out on this disk. */
      warnBytes: z.number(),
      stopBytes: z.number(),
    }),
  ),
  forecast: storageForecast,
  /** Of the last thirty days, oldest first, a few a day. */
  samples: z.array(z.object({ at: instant, freeBytes: z.number(), totalBytes: z.number() })),
  /** The most bytes first, but for months: the newest first. */
  byState: z.array(z.object({ state: recordingState, ...share })),
  byKind: z.array(z.object({ kind: recordingKind, ...share })),
  byTeam: z.array(z.object({ team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })), ...share })),
  /** By the month in which they began, in UTC: `2026-11`. */
  byMonth: z.array(z.object({ month: z.string(), ...share })),
  biggest: z.array(
    z.object({
      recordingID: opaqueID,
      roomName: z.string(),
      agent: z.object({ userID, name: z.string() }),
      kind: recordingKind,
      state: recordingState,
      startedAt: instant,
      bytes: z.number(),
    }),
  ),
  /** What the next night removes, by the rules and the trash as they are. */
  tonight: z.object({ at: instant, ...share }),
  trash: z.object(share),
  settings: storageSettings,
});
export type Storage = z.infer<typeof storage>;

export const getStorage = endpoint({
  method: 'GET',
  path: '/storage',
  summary: 'How full the disk of recordings is, what takes its room, and when it will be full',
  access: 'recording.keep',
  result: storage,
});

export const updateStorageSettings = endpoint({
  method: 'PUT',
  path: '/storage/settings',
  summary: 'Decide when people are warned, and when uploads and processing wait',
  access: 'recording.keep',
  body: z.object({ ...limits, version: z.number() }),
  result: storageSettings,
  errors: ['settings.changed'],
});

/** For whoever may delete recordings: they can do something about it. */
export const storageNotice = z.object({
  level,
  /** Null where the server cannot tell. */
  freeBytes: z.nullable(z.number()),
});

export const getStorageNotice = endpoint({
  method: 'GET',
  path: '/storage/notice',
  summary: 'Whether the disk of recordings runs full',
  access: 'recording.delete',
  result: storageNotice,
});
