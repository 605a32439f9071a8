import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { csv, instant, opaqueID, personRef, roomID, sortBy, text, userID, wholeNumber } from './primitives';
import { removalCauses } from './keeping';
import { roomEvent } from './rooms';

/** mix: the room; push: the screen to our ingest; screen: the screen on the agent's PC; cloud: another company's cloud. */
export const recordingKinds = ['mix', 'push', 'screen', 'cloud'] as const;
export const recordingKind = z.enum(recordingKinds);
export type RecordingKind = z.infer<typeof recordingKind>;

export const recordingStates = [
  'recording',
  'uploading',
  'processing',
  'ready',
  'failed',
  'localOnly',
  'trash',
  'expired',
] as const;
export const recordingState = z.enum(recordingStates);
export type RecordingState = z.infer<typeof recordingState>;

/** What a machine found wrong, for the console to say in the reader's language. */
export const recordingTroubles = [
  /** The publisher was gone before a frame came, or a file of no bytes. */
  'empty',
  /** Bytes, and no sound or picture in them. */
  'notMedia',
  /** Sound or picture that nothing can read. */
  'damaged',
  'diskFull',
  /** Its file was there and is not any more. */
  'fileLost',
  /** Kept as it came, since there is no ffmpeg here. */
  'ffmpegMissing',
  /** A cloud did not hand over its file. */
  'notFetched',
  /** Everything else; the log knows more. */
  'processingFailed',
] as const;
export const recordingTrouble = z.enum(recordingTroubles);
export type RecordingTrouble = z.infer<typeof recordingTrouble>;

export const recording = z.object({
  recordingID: opaqueID,
  callID: z.nullable(opaqueID),
  room: z.object({ roomID, name: z.string(), customerName: z.string(), customerRef: z.string() }),
  agent: personRef,
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  kind: recordingKind,
  state: recordingState,
  /** Wall clock of its first frame. */
  startedAt: instant,
  durationMs: z.nullable(z.number()),
  bytes: z.nullable(z.number()),
  /** 0 to 100 while uploading or processing; null while it waits for room on the disk. */
  progress: z.nullable(z.number()),
  /** Why it failed, in the words of whoever failed. */
  failure: z.nullable(z.string()),
  /** What we found wrong ourselves; of a ready one, what it goes without. */
  trouble: z.nullable(recordingTrouble),
  /** The PC that holds a file that is only there. */
  heldBy: z.nullable(z.string()),
  /** Kept by a legal hold, whatever else would remove it. */
  onHold: z.boolean(),
  /** Of its newest review that the caller may see the score of; those of calibrations aside. */
  score: z.nullable(z.number()),
  /** How many comments on it the caller may see; answers to them are not counted. */
  comments: z.number(),
  /** Since when it is in the trash, who put it there, and why. */
  trash: z.nullable(z.object({ at: instant, by: personRef, reason: z.string() })),
  /** When its files were removed, and why; what is left is that there was one. */
  removed: z.nullable(
    z.object({ at: instant, because: z.enum(removalCauses), rule: z.nullable(z.string()) }),
  ),
  /** To be added to its start where it lies beside the other recordings of its call: its clock was that much behind. */
  offsetMs: z.number(),
  /** Of one that is on a PC alone: who asked for it, and when. */
  asked: z.nullable(z.object({ at: instant, by: personRef })),
  /** ask: its agent for the file; upload: the file itself. */
  can: z.array(
    z.enum(['play', 'download', 'align', 'log', 'retry', 'trash', 'restore', 'hold', 'ask', 'upload']),
  ),
});
export type Recording = z.infer<typeof recording>;

/** It would be processed now, or fetched from its cloud, if there were room on the disk. */
export function waitsForSpace({
  kind,
  state,
  progress,
}: Pick<Recording, 'kind' | 'state' | 'progress'>): boolean {
  return progress === null && (state === 'processing' || (state === 'uploading' && kind === 'cloud'));
}

export const recordingDetail = z.extend(recording, {
  /** What happened in the room from shortly before its start to its end, oldest first. */
  events: z.array(roomEvent),
  /** Other recordings of the same call that the caller may see. */
  siblings: z.array(
    z.pick(recording, {
      ...{ recordingID: true, kind: true, state: true },
      ...{ startedAt: true, durationMs: true, offsetMs: true },
    }),
  ),
});
export type RecordingDetail = z.infer<typeof recordingDetail>;

/** A time zone of the IANA database, or UTC. */
export const timeZone = text(60).check(z.refine(isTimeZone, { error: 'invalid_format' }));

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // the only way that Intl says so
  }
}

const oneRecording = z.object({ recordingID: opaqueID });

/** Beyond so many a list says "more than", and what is counted by kind, state and agent are the newest so many. */
export const COUNTED = 10_000;

/** What a list of recordings is narrowed by. */
const recordingFilter = {
  from: z.optional(instant),
  to: z.optional(instant),
  /** Part of the room number, room name, customer name or reference; or a whole recordingID, which wins over all filters. */
  q: z.optional(text(100)),
  agentID: z.optional(csv(userID)),
  teamID: z.optional(csv(opaqueID)),
  roomID: z.optional(roomID),
  customerRef: z.optional(text(60)),
  callID: z.optional(opaqueID),
  kind: z.optional(csv(recordingKind)),
  state: z.optional(csv(recordingState)),
  minSeconds: z.optional(wholeNumber(0, 86_400)),
  maxSeconds: z.optional(wholeNumber(0, 86_400)),
  /** By the score that the caller may see, its fraction cut off. */
  minScore: z.optional(wholeNumber(0, 100)),
  maxScore: z.optional(wholeNumber(0, 100)),
  /** Has comments that the caller may see, or none. */
  commented: z.optional(z.enum(['yes', 'no'])),
  hold: z.optional(z.enum(['yes', 'no'])),
};

/** What scores are counted by, from and to. */
export const scoreBands = [
  [0, 59],
  [60, 69],
  [70, 79],
  [80, 89],
  [90, 100],
] as const;

const recordingSorts = sortBy(['startedAt', 'duration', 'size']);
export type RecordingSort = z.infer<typeof recordingSorts>;

/** A place in a sorted list, beside one of its rows: what the row is sorted by, and which row it is. */
const place = z.string().check(z.regex(/^(none|\d{1,14})_[A-Za-z0-9_-]{1,40}$/));
export interface Place {
  /** Null where the row has none; those come last, whichever the direction. */
  readonly key: number | null;
  readonly recordingID: string;
}

/** The place of a row in a list of that sort, as `after` and `before` take it. */
export function placeOf(
  {
    recordingID,
    startedAt,
    durationMs,
    bytes,
  }: Pick<Recording, 'recordingID' | 'startedAt' | 'durationMs' | 'bytes'>,
  sort: RecordingSort,
): string {
  const key = sort.startsWith('duration')
    ? durationMs
    : sort.startsWith('size')
      ? bytes
      : Date.parse(startedAt);
  return `${key === null ? 'none' : Math.max(0, Math.round(key))}_${recordingID}`;
}

export function readPlace(text: string): Place {
  const cut = text.indexOf('_');
  const key = text.slice(0, cut);
  return { key: key === 'none' ? null : Number(key), recordingID: text.slice(cut + 1) };
}

export const listRecordings = endpoint({
  method: 'GET',
  path: '/recordings',
  summary: 'Recordings that started in a time range, filtered; pages lie after or before a place',
  access: 'recording.list',
  query: z.object({
    ...recordingFilter,
    sort: z._default(recordingSorts, 'startedAt.desc'),
    /** The rows after this place; not together with `before`, which wins. */
    after: z.optional(place),
    /** The rows before this place, or at the end of the list. */
    before: z.optional(z.union([place, z.literal('end')])),
    size: z._default(wholeNumber(1, 100), 20),
  }),
  result: z.object({
    items: z.array(recording),
    /** Exact up to 10,000; beyond that `atLeast` is true. */
    total: z.number(),
    atLeast: z.boolean(),
    /** The place that `before` takes for the page before this one; null on the first. */
    previous: z.nullable(place),
    /** The place that `after` takes for the next page; null on the last. */
    next: z.nullable(place),
    /** When nothing matched: the newest recording that matches without the time range. */
    newestOutside: z.nullable(instant),
  }),
});

export const getRecordingCounts = endpoint({
  method: 'GET',
  path: '/recordings/counts',
  summary:
    'How many recordings a filter has of each kind, state, agent and score, with comments and on hold; each without regard to its own filter',
  access: 'recording.list',
  query: z.object(recordingFilter),
  result: z.object({
    kinds: z.array(z.object({ kind: recordingKind, count: z.number() })),
    states: z.array(z.object({ state: recordingState, count: z.number() })),
    /** Most first, at most 100. */
    agents: z.array(z.object({ agent: personRef, count: z.number() })),
    /** Without those that have none. */
    scores: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })),
    commented: z.object({ yes: z.number(), no: z.number() }),
    hold: z.object({ yes: z.number(), no: z.number() }),
    /** Only the newest 10,000 were counted. */
    atLeast: z.boolean(),
  }),
});

export const exportRecordings = endpoint({
  method: 'GET',
  path: '/recordings/export',
  summary: 'What a filter shows, all of it, as CSV for spreadsheets; each is in the audit log',
  access: 'recording.list',
  query: z.object({
    ...recordingFilter,
    sort: z._default(recordingSorts, 'startedAt.desc'),
    /** Of the heads and words. */
    language: z._default(z.enum(['zh', 'en']), 'en'),
    /** What times are told in: Asia/Shanghai. */
    zone: z._default(timeZone, 'UTC'),
  }),
  media: 'text/csv; charset=utf-8',
});

export const downloadOutcomes = ['included', 'notFound', 'notAllowed', 'notReady', 'fileMissing'] as const;
const downloadOutcome = z.enum(downloadOutcomes);
export type DownloadOutcome = z.infer<typeof downloadOutcome>;

export const downloadRecordings = endpoint({
  method: 'POST',
  path: '/recordings/downloads',
  summary:
    'A link to the files of recordings, for me alone: one as it is, several as a ZIP; each is in the audit log',
  access: 'recording.download',
  body: z.object({ recordingIDs: z.array(opaqueID).check(z.minLength(1), z.maxLength(100)) }),
  result: z.object({
    /** Relative to this server; null where no file can be given. */
    url: z.nullable(z.string()),
    /** How the file should be called. */
    name: z.string(),
    expiresAt: instant,
    /** In the order of the question. */
    items: z.array(
      z.object({
        recordingID: opaqueID,
        /** Null where there is no such recording, or it is not the caller's to see. */
        roomName: z.nullable(z.string()),
        outcome: downloadOutcome,
      }),
    ),
  }),
  errors: ['recording.placeAway'],
});

export const getRecording = endpoint({
  method: 'GET',
  path: '/recordings/:recordingID',
  summary: 'One recording with the events of its room',
  access: 'recording.list',
  params: oneRecording,
  result: recordingDetail,
  errors: ['recording.notFound'],
});

export const playRecording = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/playback',
  summary: 'A link that plays a recording for me alone, for a few minutes; each is in the audit log',
  access: 'recording.play',
  params: oneRecording,
  result: z.object({
    /** Relative to this server; takes range requests. */
    url: z.string(),
    mime: z.string(),
    /** What players show over the picture; null where admins have not asked for it. */
    watermark: z.nullable(z.string()),
    expiresAt: instant,
  }),
  errors: ['recording.notFound', 'recording.notPlayable', 'recording.fileMissing', 'recording.placeAway'],
});

/** How small pictures are laid out in one: in rows, from left to right, one for each `everyMs`. */
export const spriteLayout = z.object({
  columns: z.number(),
  rows: z.number(),
  tiles: z.number(),
  everyMs: z.number(),
  width: z.number(),
  height: z.number(),
});

export const getRecordingPreviews = endpoint({
  method: 'GET',
  path: '/recordings/:recordingID/previews',
  summary:
    'Links to what a player shows before and beside the playing, for me alone; null where it was not made',
  access: 'recording.play',
  params: oneRecording,
  result: z.object({
    /** A JPEG. */
    thumbnail: z.nullable(z.string()),
    /** A JPEG of many small pictures. */
    sprite: z.nullable(z.extend(spriteLayout, { url: z.string() })),
    /** JSON: `everyMs`, and for each of one or two `channels` the loudest of each moment, 0 to 100. */
    waveform: z.nullable(z.string()),
    expiresAt: instant,
  }),
  errors: ['recording.notFound', 'recording.notPlayable', 'recording.placeAway'],
});

export const retryRecording = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/retry',
  summary: 'Try again to make a recording playable that this server failed to',
  access: 'recording.retry',
  params: oneRecording,
  result: recording,
  errors: ['recording.notFound', 'recording.notFailed'],
});

export const alignRecording = endpoint({
  method: 'PUT',
  path: '/recordings/:recordingID/offset',
  summary: 'Correct where a recording lies beside the others of its call',
  access: 'recording.align',
  params: oneRecording,
  body: z.object({ offsetMs: z.number().check(z.multipleOf(1), z.gte(-3_600_000), z.lte(3_600_000)) }),
  errors: ['recording.notFound'],
});

export const listRecordingAccess = endpoint({
  method: 'GET',
  path: '/recordings/:recordingID/access',
  summary: 'Who played and downloaded a recording, newest first, at most 100',
  access: 'recording.log',
  params: oneRecording,
  result: z.object({
    items: z.array(
      z.object({
        at: instant,
        actor: z.nullable(personRef),
        action: z.enum(['recording.play', 'recording.download']),
      }),
    ),
  }),
  errors: ['recording.notFound'],
});
