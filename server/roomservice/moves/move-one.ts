import type { MoveTrouble } from '../../../contract/places';
import type { Work } from '../context';
import { JobLost, type JobCtx } from '../jobs/kind';
import type { MovingFileRow } from '../rows/moves';
import { StoreUnavailable } from '../store';
import { turnBack } from './turn-back';
import { unfinishedStates } from './unfinished';
import { Interrupted, watchOf } from './watch';

const patience = 5;
const busyMs = 60_000;
const longestWaitMs = 5 * 60_000;
/** Another try would find the same. */
const hopeless: readonly MoveTrouble[] = ['fileMissing', 'fileChanged'];
/** Not the file's fault: it waits as long as that lasts. */
const elsewhere: readonly MoveTrouble[] = ['bucketAway', 'diskFull'];

/**
 * Copies, compares, switches the row, and only then removes what is left behind. Each step may be the last before this
 * process dies: the row of the file says which is next, and doing it again does no harm.
 */
export async function moveOne(ctx: JobCtx, seen: MovingFileRow): Promise<void> {
  try {
    if (seen.state === 'waiting' && !(await bringOver(ctx, seen))) return;
    const row = await ctx.ports.store.read.movingFiles.get(seen.fileID);
    if (row?.state === 'switched') await leaveNothing(ctx, row);
  } catch (error) {
    if (error instanceof Interrupted) return; // paused or stopped: its row says how it goes on
    if (ctx.signal.aborted || error instanceof JobLost || error instanceof StoreUnavailable) throw error;
    const stack = error instanceof Error ? error.stack : String(error);
    ctx.ports.log.error('a file could not be moved', { fileID: seen.fileID, stack });
    await putOff(ctx, seen.fileID, 'moveFailed');
  }
}

/** True when it is read at its target. */
async function bringOver(ctx: JobCtx, { fileID }: MovingFileRow): Promise<boolean> {
  const row = await ctx.command((work) => begin(work, fileID));
  if (row === null) return false;
  if (row.state === 'switched') return true;
  const way = { from: row.origin, to: row.target };
  const trouble = await ctx.ports.places.copy(row, way, watchOf(ctx, row));
  if (trouble !== null) {
    await putOff(ctx, fileID, trouble);
    return false;
  }
  return ctx.command((work) => switchOver(work, row));
}

/** Its row with one more attempt; null where it is not its turn after all. */
async function begin(work: Work, fileID: string): Promise<MovingFileRow | null> {
  const { tx } = work;
  const row = await tx.movingFiles.lock(fileID);
  if (row?.state !== 'waiting') return row ?? null;
  const file = await tx.recordingFiles.lock(fileID);
  if (!file) return turnBack(work, row); // removed meanwhile
  if (file.place === row.target) return switched(work, row);
  if (await isBusy(work, row)) return null;
  const begun = { ...row, attempts: row.attempts + 1 };
  await tx.movingFiles.update(fileID, { attempts: begun.attempts });
  return begun;
}

/** In one transaction with the count of its move. False where somebody wants it otherwise by now. */
async function switchOver(work: Work, { fileID, moveID, target, bytes }: MovingFileRow): Promise<boolean> {
  const { tx, now } = work;
  const move = moveID === null ? undefined : await tx.moves.lock(moveID);
  const row = await tx.movingFiles.lock(fileID);
  if (row?.state !== 'waiting' || row.target !== target) return row?.state === 'switched';
  if (await isBusy(work, row)) return false;
  const file = await tx.recordingFiles.lock(fileID);
  if (!file) return (await turnBack(work, row)) !== null;
  await tx.recordingFiles.setPlace(fileID, target);
  await switched(work, row);
  if (move) {
    const { movedFiles, movedBytes } = move;
    await tx.moves.update(move.moveID, {
      ...{ movedFiles: movedFiles + 1, movedBytes: movedBytes + bytes, changedAt: now },
    });
  }
  return true;
}

async function switched({ tx, now }: Work, row: MovingFileRow): Promise<MovingFileRow> {
  const fields = { state: 'switched', trouble: null, runAt: now } as const;
  await tx.movingFiles.update(row.fileID, fields);
  return { ...row, ...fields };
}

/** Somebody works on the recording with the files as they lie: it is put off, and that is no try in vain. */
async function isBusy({ tx, now }: Work, { fileID, recordingID }: MovingFileRow): Promise<boolean> {
  const recording = await tx.recordings.lock(recordingID);
  if (!recording || !unfinishedStates.includes(recording.state)) return false;
  await tx.movingFiles.update(fileID, { runAt: new Date(now.getTime() + busyMs) });
  return true;
}

async function leaveNothing(ctx: JobCtx, { fileID, origin, location }: MovingFileRow): Promise<void> {
  const trouble = await ctx.ports.places.delete(origin, location);
  if (trouble === null) await ctx.command(({ tx }) => tx.movingFiles.delete(fileID));
  else await putOff(ctx, fileID, trouble);
}

async function putOff(ctx: JobCtx, fileID: string, trouble: MoveTrouble): Promise<void> {
  await ctx.command(async ({ tx, now }) => {
    const row = await tx.movingFiles.lock(fileID);
    if (!row) return;
    const isLost = hopeless.includes(trouble) || (!elsewhere.includes(trouble) && row.attempts >= patience);
    const waitMs = Math.min(2000 * 2 ** Math.min(row.attempts, 10), longestWaitMs);
    await tx.movingFiles.update(fileID, {
      ...{ trouble, runAt: new Date(now.getTime() + waitMs) },
      ...(isLost && row.state === 'waiting' && { state: 'failed' as const }),
    });
  });
}
