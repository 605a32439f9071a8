import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, text } from './primitives';
import { recording } from './recordings';
import { uploadCandidate } from './uploads';
import { deliveryFailure } from './webhooks';

/** What its recordings are fetched from: this host and all below it. */
const host = z
  .string()
  .check(z.trim(), z.maxLength(200), z.regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]$/));

const decided = {
  /** Off: nobody is listened to. */
  on: z.boolean(),
  hosts: z.array(host).check(z.maxLength(20)),
  /** Files are fetched without encryption where their address says so; else https is tried. */
  plain: z.boolean(),
};

/** How a cloud that a company has already tells of recordings that it made. */
export const cloudSettings = z.object({
  ...decided,
  hasKey: z.boolean(),
  /** Until then the key before this one is good as well. */
  oldKeyUntil: z.nullable(instant),
  /** Where the cloud is to call, with a secret in it; null while there is no key. */
  callbackURL: z.nullable(z.string()),
  /** Goes up by one with each change; an edit names the version it saw. 0: nobody has decided anything. */
  version: z.number(),
  updatedAt: z.nullable(instant),
  updatedBy: z.nullable(personRef),
});
export type CloudSettings = z.infer<typeof cloudSettings>;

export const getCloudSettings = endpoint({
  method: 'GET',
  path: '/cloud-recordings/settings',
  summary: 'How a cloud tells of its recordings, and where it calls',
  access: 'client.manage',
  person: true,
  result: cloudSettings,
});

export const updateCloudSettings = endpoint({
  method: 'PUT',
  path: '/cloud-recordings/settings',
  summary:
    'Listen to a cloud or not, and say where its files may be fetched from; on, it needs a key and a host',
  access: 'client.manage',
  person: true,
  body: z
    .object({ ...decided, version: z.number() })
    .check(z.refine(({ on, hosts }) => !on || hosts.length > 0, { path: ['hosts'], error: 'required' })),
  result: cloudSettings,
  errors: ['settings.changed', 'cloud.keyMissing'],
});

export const setCloudKey = endpoint({
  method: 'POST',
  path: '/cloud-recordings/key',
  summary: 'Give the key that the cloud signs by, or have one made; shown now and never again',
  access: 'client.manage',
  person: true,
  body: z.object({
    /** Left out, one is made. */
    key: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{8,64}$/))),
  }),
  result: z.object({ key: z.string(), settings: cloudSettings }),
  errors: ['settings.changed'],
});

export const testCloudCallback = endpoint({
  method: 'POST',
  path: '/cloud-recordings/test',
  summary: 'Call the address of callbacks as the cloud would, signed, about a file that is none',
  access: 'client.manage',
  person: true,
  result: z.object({
    /** It came through and was taken. */
    taken: z.boolean(),
    status: z.nullable(z.number()),
    failure: z.nullable(deliveryFailure),
    tookMs: z.number(),
  }),
  errors: ['cloud.off'],
});

/** Numbers come as numbers, and as text from older versions of the cloud. */
const whole = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\d{1,15}$/))]),
  z.pipe(z.transform(Number), z.number().check(z.multipleOf(1), z.gte(0), z.lte(Number.MAX_SAFE_INTEGER))),
);

export const takeCloudCallback = endpoint({
  method: 'POST',
  path: '/recordings/callbacks/:secret',
  summary: 'What a live service calls when it has recorded a file (`event_type` 100); told twice, it is one',
  access: 'public',
  params: z.object({ secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)) }),
  body: z.object({
    event_type: whole,
    /** Until when it is good, in UNIX seconds, and md5(key + t) in hex. */
    t: whole,
    sign: z.string().check(z.regex(/^[0-9a-fA-F]{32}$/)),
    stream_id: z.optional(text(300)),
    channel_id: z.optional(text(300)),
    file_id: z.optional(z.union([text(200), z.number()])),
    file_format: z.optional(text(20)),
    video_url: z.optional(text(2000)),
    /** In UNIX seconds. */
    ...{ start_time: z.optional(whole), end_time: z.optional(whole) },
    /** In seconds, and in bytes. */
    ...{ duration: z.optional(whole), file_size: z.optional(whole) },
  }),
  /** What the cloud takes for yes; anything else it sends again. */
  result: z.object({ code: z.literal(0) }),
  errors: ['callback.unknown', 'callback.refused'],
});
export type CloudCallback = z.infer<typeof takeCloudCallback.body>;

/** A file of a cloud of which nobody knows of which call it is. */
export const cloudFile = z.object({
  cloudFileID: opaqueID,
  streamID: z.string(),
  format: z.string(),
  startedAt: instant,
  durationMs: z.nullable(z.number()),
  bytes: z.nullable(z.number()),
  receivedAt: instant,
});
export type CloudFile = z.infer<typeof cloudFile>;

const oneFile = z.object({ cloudFileID: opaqueID });

export const listCloudFiles = endpoint({
  method: 'GET',
  path: '/cloud-recordings/files',
  summary: 'Files of a cloud of which nobody knows of which call they are, newest first, at most 200',
  access: 'recording.match',
  person: true,
  result: z.object({ items: z.array(cloudFile) }),
});

export const listCloudFileCandidates = endpoint({
  method: 'GET',
  path: '/cloud-recordings/files/:cloudFileID/candidates',
  summary: 'Calls that a file of a cloud may be of, likeliest first, at most 20',
  access: 'recording.match',
  person: true,
  params: oneFile,
  result: z.object({
    items: z.array(uploadCandidate),
    /** The one call that everything speaks for; a person says so all the same. */
    likely: z.nullable(opaqueID),
  }),
  errors: ['cloudFile.notFound'],
});

export const matchCloudFile = endpoint({
  method: 'POST',
  path: '/cloud-recordings/files/:cloudFileID/match',
  summary: 'Say of which call a file of a cloud is; it is fetched then',
  access: 'recording.match',
  person: true,
  params: oneFile,
  body: z.object({ callID: opaqueID }),
  result: recording,
  errors: ['cloudFile.notFound', 'call.notFound'],
});

export const dropCloudFile = endpoint({
  method: 'DELETE',
  path: '/cloud-recordings/files/:cloudFileID',
  summary: 'Say that a file of a cloud is no recording of ours',
  access: 'recording.match',
  person: true,
  params: oneFile,
  errors: ['cloudFile.notFound'],
});
