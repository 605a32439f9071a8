import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, roomID } from './primitives';
import { recordingState, recordingTrouble } from './recordings';

/**
 * Files come by the tus protocol (1.0.0, with creation, creation-defer-length and termination) on `/api/uploads`: POST
 * makes an upload, PATCH `/api/uploads/:uploadID` sends pieces of it, HEAD says how much is here, DELETE gives it up.
 * Its metadata: `filename`, `filetype`, `fileAt` (when the file was last written) and `zone` (minutes east of Greenwich
 * on that PC). What is answered here is about them.
 *
 * What a page records of its agent's running call comes the same way while it is made, with `purpose` mix and `callID`
 * in its metadata and `Upload-Defer-Length`; it is part of the call's recording from the first byte, and not in these lists.
 */
export const upload = z.object({
  uploadID: opaqueID,
  fileName: z.string(),
  bytes: z.number(),
  received: z.number(),
  /** receiving: on its way, or all of it is here and it is looked at; received: a person says what it is. */
  state: z.enum(['receiving', 'received', 'attached']),
  /** When it was last written, by the clock of the PC that it comes from. */
  fileAt: z.nullable(instant),
  /** Of what is in it, once it was looked at and where it says so. */
  durationMs: z.nullable(z.number()),
  soundOnly: z.boolean(),
  /** What is wrong with it, once it was looked at. */
  trouble: z.nullable(recordingTrouble),
  createdAt: instant,
  /** Which recording somebody said that it is. */
  recordingID: z.nullable(opaqueID),
  /** A recording that has these very bytes already. */
  duplicateOf: z.nullable(opaqueID),
});
export type Upload = z.infer<typeof upload>;

const oneUpload = z.object({ uploadID: opaqueID });

export const listUploads = endpoint({
  method: 'GET',
  path: '/uploads',
  summary: 'My files that are on their way or not yet said to be a recording, newest first, at most 200',
  access: 'recording.upload',
  person: true,
  result: z.object({
    items: z.array(upload),
    /** The longest file that is taken, in bytes. */
    maxBytes: z.number(),
    /** After so many days without a byte an unfinished one is removed. */
    keepDays: z.number(),
  }),
});

/** Why a file may be of a call: of its time (by a clock that is right, or hours or a day off), of its length, named after its room or its agent, or it waits for one. */
export const uploadClues = ['time', 'clock', 'length', 'room', 'agent', 'waits'] as const;

export const uploadCandidate = z.object({
  callID: opaqueID,
  room: z.object({ roomID, name: z.string(), customerName: z.string() }),
  agent: personRef,
  startedAt: instant,
  endedAt: z.nullable(instant),
  /** Of what was recorded on the PC in this call, where anything was. */
  state: z.nullable(recordingState),
  clues: z.array(z.enum(uploadClues)),
});
export type UploadCandidate = z.infer<typeof uploadCandidate>;

export const listUploadCandidates = endpoint({
  method: 'GET',
  path: '/uploads/:uploadID/candidates',
  summary: 'Calls that a file may be of, the likeliest first, at most 20; `likely` where one stands out',
  access: 'recording.upload',
  person: true,
  params: oneUpload,
  result: z.object({ items: z.array(uploadCandidate), likely: z.nullable(opaqueID) }),
  errors: ['upload.notFound'],
});

export const attachUpload = endpoint({
  method: 'POST',
  path: '/uploads/:uploadID/attach',
  summary: 'Say which call a file is of, also before all of it is here; it becomes its recording',
  access: 'recording.upload',
  person: true,
  params: oneUpload,
  body: z.object({
    callID: opaqueID,
    /** Also where these bytes are here already, or nothing could be read of them. */
    evenSo: z._default(z.boolean(), false),
  }),
  result: upload,
  errors: ['upload.notFound', 'upload.attached', 'upload.duplicate', 'upload.unusable', 'call.notFound'],
});
