import * as z from 'zod/mini';
import type { RecordingTrouble } from '../../../contract/recordings';
import type { Work } from '../context';
import { GiveUp, NotYet, TryAgainAt, type JobCtx, type JobKind } from '../jobs/kind';
import { moveLater } from '../moves/later';
import type { Ports, Processed } from '../ports';
import type { RecordingFileRow } from '../rows/recording-files';
import type { RecordingRow } from '../rows/recordings';
import { roomOn } from '../storage/room';
import { recordingFacts } from '../webhooks/facts';
import { tellOf } from './find';
import { gatherOriginals } from './originals';

/** After so many tries of ours it is no accident any more. */
const patience = 3;
const tellEveryMs = 2_000;
/** So often it is looked whether there is room on the disk. */
const roomEveryMs = 60_000;
/** After the disk was filled under the work: it may be that work itself, which others must not suffer from all the time. */
const afterFullMs = 10 * 60_000;

/** Makes a recording playable out of what came of it; the same recording is never worked on twice at once. */
export const processRecording: JobKind<{ recordingID: string }> = {
  kind: 'recording.process',
  payload: z.object({ recordingID: z.string() }),
  maxAttempts: 8, // a process may die a few times under it
  leaseMs: 30_000,
  concurrency: 1,
  async run({ payload: { recordingID }, jobID, attempts }, ctx) {
    try {
      await process(recordingID, jobID, ctx);
    } catch (error) {
      if (ctx.signal.aborted || error instanceof TryAgainAt || error instanceof NotYet) throw error;
      const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      if (attempts < patience) {
        if (!full) throw error;
        const now = await waitForRoom(recordingID, ctx);
        throw new TryAgainAt(new Date(now.getTime() + afterFullMs), 'the disk was filled meanwhile');
      }
      const trouble = full ? 'diskFull' : 'processingFailed';
      await ctx.command((work) => fail(work, recordingID, trouble));
      throw new GiveUp(String(error), { cause: error });
    }
  },
};

/** From here on it is the job's. */
export async function toProcessing(work: Work, row: RecordingRow): Promise<void> {
  const { recordingID, trouble } = row;
  await work.tx.recordings.update(recordingID, {
    ...{ state: 'processing', progress: 0, failure: null, trouble },
    ...{ aliveAt: null, goneAt: null },
  });
  await work.addJob(processRecording, { recordingID }, { dedupeKey: recordingID });
  tellOf(work, row);
}

async function process(recordingID: string, jobID: string, ctx: JobCtx): Promise<void> {
  const { ports, signal } = ctx;
  const row = await ports.store.read.recordings.get(recordingID);
  if (row?.state !== 'processing') return; // it goes on, or somebody removed it
  const parts = await gatherOriginals(ctx, row);
  if (parts.length === 0) {
    const trouble = row.kind === 'push' || row.kind === 'mix' ? 'empty' : 'fileLost';
    return ctx.command((work) => fail(work, recordingID, trouble));
  }

  await mustHaveRoom(row, parts, ctx);

  const reporter = reporterOf(ctx, recordingID);
  const processed = await ports.mediaWork.process({ recordingID, jobID, parts }, { signal, ...reporter });
  await reporter.settled();
  const cameLater = (await gatherOriginals(ctx, row)).length !== parts.length;
  const left = await ctx.command(async (work) => {
    const now = await work.tx.recordings.lock(recordingID);
    if (now?.state !== 'processing') return [];
    if (cameLater) throw new TryAgainAt(work.now, 'another part came meanwhile');
    return processed.kind === 'made'
      ? keep(work, now, parts, processed, ports)
      : fail(work, recordingID, processed.trouble).then(() => []);
  });
  for (const location of left) await ports.media.delete(location);
}

/** What is made is about as long as its originals; parts are copied once more to be joined, and files from a bucket to be read. */
async function mustHaveRoom(
  { recordingID, progress }: RecordingRow,
  parts: readonly RecordingFileRow[],
  ctx: JobCtx,
): Promise<void> {
  const joined = parts.length > 1 ? 2 : 1;
  const needed = parts.reduce(
    (sum, { bytes, place }) => sum + bytes * (joined + (place === 'folder' ? 0 : 1)),
    0,
  );
  const room = await roomOn(ctx.ports);
  if (room === null || needed <= room) {
    if (progress === null) await showProgress(ctx, recordingID, 0);
    return;
  }
  const now = await waitForRoom(recordingID, ctx);
  throw new NotYet(
    new Date(now.getTime() + roomEveryMs),
    `needs ${needed} bytes of room, and there are ${room}`,
  );
}

/** Shows that it waits; answers since when. */
async function waitForRoom(recordingID: string, ctx: JobCtx): Promise<Date> {
  await showProgress(ctx, recordingID, null);
  return ctx.ports.clock.now();
}

function showProgress(ctx: JobCtx, recordingID: string, progress: number | null): Promise<void> {
  return ctx.command(async (work) => {
    const row = await work.tx.recordings.lock(recordingID);
    if (row?.state !== 'processing' || row.progress === progress) return;
    await work.tx.recordings.update(recordingID, { progress });
    tellOf(work, row);
  });
}

/** What was made takes the place of what was made before; answers the locations that nothing leads to any more. */
async function keep(
  work: Work,
  row: RecordingRow,
  originals: readonly RecordingFileRow[],
  { durationMs, mime, files, trouble }: Extract<Processed, { kind: 'made' }>,
  { random, places }: Pick<Ports, 'random' | 'places'>,
): Promise<readonly string[]> {
  const { tx, now } = work;
  const { recordingID } = row;
  const before = (await tx.recordingFiles.of(recordingID)).filter((file) => file.role !== 'original');
  for (const { fileID } of before) await tx.recordingFiles.delete(fileID);
  for (const file of files) {
    await tx.recordingFiles.insert({
      fileID: random.id(),
      recordingID,
      part: 0,
      place: 'folder',
      createdAt: now,
      ...file,
    });
  }
  const plays = files.find(({ role }) => role === 'playable') ?? originals[0];
  const made = { durationMs: durationMs ?? row.durationMs, bytes: plays?.bytes ?? null };
  await tx.recordings.update(recordingID, {
    state: 'ready',
    progress: null,
    failure: null,
    trouble: trouble ?? (row.trouble === 'diskFull' ? row.trouble : null),
    ...made,
    file: plays?.location ?? null,
    mime: mime ?? plays?.mime ?? null,
  });
  await moveLater(work, recordingID, places.newRecordings);
  tellOf(work, row);
  work.hook({ type: 'recording.ready', data: { recording: recordingFacts(row), ...made } });
  const kept = new Set(files.map(({ location }) => location));
  return before.map(({ location }) => location).filter((location) => !kept.has(location));
}

async function fail(work: Work, recordingID: string, trouble: RecordingTrouble): Promise<void> {
  const row = await work.tx.recordings.lock(recordingID);
  if (row?.state !== 'processing') return;
  await work.tx.recordings.update(recordingID, { state: 'failed', progress: null, trouble });
  tellOf(work, row);
  work.hook({ type: 'recording.failed', data: { recording: recordingFacts(row), trouble } });
}

/** Writes down how far it is, every couple of seconds and one at a time. */
function reporterOf(ctx: JobCtx, recordingID: string) {
  let lastAt = 0;
  let writing: Promise<void> = Promise.resolve();
  return {
    progress(percent: number) {
      const now = ctx.ports.clock.now().getTime();
      if (now - lastAt < tellEveryMs) return;
      lastAt = now;
      writing = writing
        .then(() => showProgress(ctx, recordingID, Math.min(99, Math.round(percent))))
        .catch(() => undefined); // the end tells the same, and whether the job is still ours
    },
    settled: () => writing,
  };
}
