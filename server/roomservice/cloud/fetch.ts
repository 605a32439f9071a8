import * as z from 'zod/mini';
import { GiveUp, NotYet, TryAgainAt, type JobCtx, type JobKind } from '../jobs/kind';
import type { Fetched } from '../ports';
import { tellOf } from '../recordings/find';
import type { CloudFileRow } from '../rows/cloud-files';
import { roomOn } from '../storage/room';
import { endingOf, isPlaylist } from './kinds';
import { arrived, notFetched } from './outcome';
import { cloud } from './settings';

/** After so many tries, some of them minutes apart, it is the cloud that has not got it. */
const patience = 6;
const tellEveryMs = 2000;
/** So often it is looked whether there is room on the disk. */
const roomEveryMs = 60_000;
/** After the disk was filled under it: others must not suffer from it all the time. */
const afterFullMs = 10 * 60_000;

/** What an attempt that did not fit leaves for the next: as long as that it is. */
const waiting = z.nullable(z.object({ needed: z.number() }));

/** Brings a file from its cloud; goes on where it was, and tries again later where the cloud or the line fails. */
export const fetchCloudFile: JobKind<{ cloudFileID: string }> = {
  kind: 'cloud.fetch',
  payload: z.object({ cloudFileID: z.string() }),
  maxAttempts: 12, // a process may die a few times under it
  leaseMs: 60_000,
  concurrency: 2,
  retryAfterMs: (attempts) => Math.min(5000 * 4 ** (attempts - 1), 15 * 60_000),
  async run({ payload: { cloudFileID }, attempts, progress }, ctx) {
    const file = await ctx.ports.store.read.cloudFiles.get(cloudFileID);
    if (file?.state !== 'fetching' || file.sealedURL === null) return;
    try {
      const needed = waiting.parse(progress)?.needed ?? file.bytes;
      await fetchOne(ctx, file, file.sealedURL, needed);
    } catch (error) {
      if (ctx.signal.aborted || error instanceof NotYet) throw error;
      const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      if (attempts < patience) {
        if (!full) throw error;
        const now = await showWaiting(ctx, file);
        throw new TryAgainAt(new Date(now.getTime() + afterFullMs), 'the disk was filled meanwhile');
      }
      const why = full ? null : wordsOf(error);
      await ctx.command((work) => notFetched(work, file, why));
      throw new GiveUp(String(error), { cause: error });
    }
  },
};

/** For a person: without the name that the error has in the code. */
function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}

async function fetchOne(
  ctx: JobCtx,
  file: CloudFileRow,
  sealedURL: string,
  needed: number | null,
): Promise<void> {
  const { ports, signal } = ctx;
  const { hosts, plain } = await cloud.now(ports.store.read);
  const { maxBytes } = ports.service.uploads;
  const url = await ports.signing.open(sealedURL);
  const as = isPlaylist(url, file) ? ('playlist' as const) : ('file' as const);
  const location = `cloud/${file.cloudFileID}.${as === 'playlist' ? 'ts' : endingOf(file)}`;
  const order = { url, as, location, maxBytes, bytes: needed, hosts, plain };
  const reporter = reporterOf(ctx, file);
  const watch = { signal, progress: reporter.progress, room: () => roomOn(ports) };
  let fetched: Fetched;
  try {
    fetched = await ports.fetching.fetch(order, watch);
  } finally {
    await reporter.settled(); // what is said of it next is not to be overtaken
  }
  if (fetched.kind === 'noRoom') {
    await ctx.progress({ needed: Math.min(fetched.needed, maxBytes) });
    const now = await showWaiting(ctx, file);
    throw new NotYet(new Date(now.getTime() + roomEveryMs), `needs ${fetched.needed} bytes of room`);
  }
  if (fetched.kind === 'refused') return refused(ctx, file, fetched.why);
  const isKept = await ctx.command((work) =>
    arrived(work, file, { ...order, ...fetched }, ports.random.id()),
  );
  if (!isKept) await ports.media.delete(order.location);
}

/** Another attempt would not help, and it is no failure of ours: the recording says what the cloud said. */
async function refused(ctx: JobCtx, file: CloudFileRow, why: string): Promise<void> {
  await ctx.command((work) => notFetched(work, file, why));
}

/** Shows that it waits for room on the disk; answers since when. */
async function showWaiting(ctx: JobCtx, { recordingID }: CloudFileRow): Promise<Date> {
  if (recordingID !== null) await showProgress(ctx, recordingID, null);
  return ctx.ports.clock.now();
}

function showProgress(ctx: JobCtx, recordingID: string, progress: number | null): Promise<void> {
  return ctx.command(async (work) => {
    const row = await work.tx.recordings.lock(recordingID);
    if (row?.state !== 'uploading' || row.progress === progress) return;
    await work.tx.recordings.update(recordingID, { progress });
    tellOf(work, row);
  });
}

/** Shows how much is here, every couple of seconds and one at a time. */
function reporterOf(ctx: JobCtx, { recordingID }: CloudFileRow) {
  let lastAt = 0;
  let writing: Promise<void> = Promise.resolve();
  return {
    progress(percent: number) {
      const now = ctx.ports.clock.now().getTime();
      if (recordingID === null || now - lastAt < tellEveryMs) return;
      lastAt = now;
      writing = writing
        .then(() => showProgress(ctx, recordingID, Math.min(99, Math.floor(percent))))
        .catch(() => undefined); // the end tells the same, and whether the job is still ours
    },
    settled: () => writing,
  };
}
