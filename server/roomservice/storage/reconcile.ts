import * as z from 'zod/mini';
import type { JobCtx, JobKind } from '../jobs/kind';
import { idOfCalls } from '../recordings/of-call';
import { tellOf } from '../recordings/find';
import type { StorageFindingRow } from '../rows/storage';
import type { DiskFile } from './port';

const dayMs = 24 * 3_600_000;
const batch = 500;
/** So many missing files may be an accident; more, and more than this share, are a folder that is not the right one. */
const fewMissing = 10;
const missingShare = 0.1;

export const reconcileKey = 'storage.check';

/**
 * Holds the files in the folder and the rows of recordings against each other, and writes down what one has and the other
 * has not. It deletes nothing: an admin looks first. A file in a bucket is not looked for.
 */
export const reconcile: JobKind<Record<string, never>> = {
  kind: reconcileKey,
  payload: z.object({}),
  maxAttempts: 5,
  leaseMs: 60_000,
  concurrency: 1,
  async run(_job, ctx) {
    const lying = await lookAtFiles(ctx);
    const rows = await lookAtRows(ctx);
    const isUnsure = looksWrong({ ...rows, files: lying.files });
    if (!isUnsure) await markRecordings(ctx, rows.missing);
    await ctx.command(async ({ tx, now, tell }) => {
      const { files, bytes, strays } = lying;
      await tx.storageFindings.setCheck({ checkedAt: now, files, bytes, isUnsure });
      if (!isUnsure) await tx.storageFindings.replace([...strays, ...rows.missing]);
      tell({ type: 'storage.changed' }, { kind: 'everybody' });
    });
    return { files: lying.files, strays: lying.strays.length, missing: rows.missing.length, isUnsure };
  },
};

/** Too much is missing to be true: most likely the folder is not mounted, or is another one. */
export function looksWrong(found: {
  readonly expected: number;
  readonly missing: readonly unknown[];
  readonly files: number;
}): boolean {
  const { expected, missing, files } = found;
  if (expected > 0 && files === 0) return true;
  return missing.length > fewMissing && missing.length > expected * missingShare;
}

async function lookAtFiles(ctx: JobCtx) {
  const { disk, clock } = ctx.ports;
  const settled = new Date(clock.now().getTime() - dayMs);
  const strays: StorageFindingRow[] = [];
  let files = 0;
  let bytes = 0;
  let old: DiskFile[] = [];
  const sift = async () => {
    ctx.signal.throwIfAborted();
    strays.push(...(await unknownAmong(ctx, old)));
    old = [];
  };
  for await (const file of disk.files()) {
    files += 1;
    bytes += file.bytes;
    if (file.changedAt < settled) old.push(file);
    if (old.length === batch) await sift();
  }
  await sift();
  return { files, bytes, strays };
}

async function unknownAmong(ctx: JobCtx, files: readonly DiskFile[]): Promise<readonly StorageFindingRow[]> {
  const { store, clock } = ctx.ports;
  const known = await store.read.storageFindings.known(files.map(({ location }) => location));
  const unknown: StorageFindingRow[] = [];
  for (const file of files) {
    if (known.has(file.location) || (await isOnItsWay(ctx, file))) continue;
    const { location, bytes, changedAt } = file;
    unknown.push({
      ...{ location, kind: 'stray', bytes, recordingID: null, changedAt },
      foundAt: clock.now(),
    });
  }
  return unknown;
}

/** Bytes that no row names yet: half an upload, and parts of a stream that nobody could make playable so far. */
async function isOnItsWay({ ports }: JobCtx, { location, stream }: DiskFile): Promise<boolean> {
  const { read } = ports.store;
  const [, uploadID] = /^uploads\/([^/]+)$/.exec(location) ?? [];
  if (uploadID !== undefined && (await read.uploads.get(uploadID))) return true;
  if (stream === null) return false;
  const recording = await read.recordings.get(idOfCalls('push', stream));
  return recording !== undefined && recording.state !== 'expired';
}

async function lookAtRows(ctx: JobCtx) {
  const { disk, store } = ctx.ports;
  const missing: StorageFindingRow[] = [];
  let expected = 0;
  let after = '';
  for (;;) {
    ctx.signal.throwIfAborted();
    const files = await store.read.storageFindings.expected(after, batch);
    const last = files.at(-1);
    if (!last) return { expected, missing };
    for (const { location, recordingID, bytes } of files) {
      // Two recordings may share a file.
      if (location === after) continue;
      after = location;
      expected += 1;
      if ((await disk.has(location)) || !(await isStillExpected(ctx, location))) continue;
      const found = { location, kind: 'missing', bytes, recordingID, changedAt: null } as const;
      missing.push({ ...found, foundAt: ctx.ports.clock.now() });
    }
  }
}

/** Removed, or moved to a bucket, since its row was read: then it is where it should be. */
async function isStillExpected({ ports }: JobCtx, location: string): Promise<boolean> {
  const { storageFindings, recordingFiles } = ports.store.read;
  if (!(await storageFindings.known([location])).has(location)) return false;
  return (await recordingFiles.placeOf(location)) !== 's3';
}

/** What plays of a recording is gone: it says so by itself. One whose file came back, plays again. */
async function markRecordings(ctx: JobCtx, missing: readonly StorageFindingRow[]): Promise<void> {
  const gone = new Set(missing.map(({ location }) => location));
  const before = await ctx.ports.store.read.storageFindings.recordingsMissing();
  const now = missing.flatMap(({ recordingID }) => recordingID ?? []);
  for (const recordingID of new Set([...before, ...now])) {
    ctx.signal.throwIfAborted();
    await ctx.command(async (work) => {
      const row = await work.tx.recordings.lock(recordingID);
      if (row?.state !== 'ready' || row.file === null) return;
      const trouble = gone.has(row.file) ? 'fileLost' : row.trouble === 'fileLost' ? null : row.trouble;
      if (trouble === row.trouble) return;
      await work.tx.recordings.update(recordingID, { trouble });
      tellOf(work, row);
    });
  }
}
