import * as z from 'zod/mini';
import { command, type Actor, type Work } from '../context';
import type { JobCtx, JobKind } from '../jobs/kind';
import { moveOne } from './move-one';

const key = 'media.move';
const batch = 20;

/**
 * Brings files to where they are to lie, one after the other, in one process of all: what is to be moved, and how far each
 * file is, stands in rows of its own, so that the next attempt goes on wherever this one ended.
 */
export const moveFiles: JobKind<Record<string, never>> = {
  kind: key,
  payload: z.object({}),
  maxAttempts: 1000, // a process may die under it often; each file counts its own tries
  leaseMs: 15_000,
  concurrency: 1,
  async run(_job, ctx) {
    const { store, clock, places } = ctx.ports;
    let files = 0;
    for (;;) {
      const due = await store.read.movingFiles.due(clock.now(), batch);
      for (const row of due) {
        ctx.signal.throwIfAborted();
        // The sweep begins anew when it answers; until then no file is to blame.
        if (!(await places.answers())) return { files };
        await moveOne(ctx, row);
        files += 1;
      }
      if (due.length === 0) break;
    }
    await finish(ctx);
    return { files };
  },
};

export async function addMover(work: Work): Promise<void> {
  await work.addJob(moveFiles, {}, { dedupeKey: key });
}

/** For what waited for its time, or for the bucket, and for whatever came while the last one ended. */
export async function sweepMoves(actor: Actor): Promise<void> {
  const { store, places } = actor.ports;
  if ((await store.read.movingFiles.due(actor.now, 1)).length === 0 || !(await places.answers())) return;
  await command(actor, addMover);
}

/** A move is over when no file of it is on its way any more; those that failed are its outcome. */
async function finish(ctx: JobCtx): Promise<void> {
  const open = await ctx.ports.store.read.moves.latest();
  if (open?.state !== 'moving') return;
  await ctx.command(async ({ tx, now }) => {
    const move = await tx.moves.lock(open.moveID);
    const left = (await tx.movingFiles.sums()).filter(
      ({ moveID, state }) => moveID === open.moveID && state !== 'failed',
    );
    if (move?.state !== 'moving' || left.length > 0) return;
    await tx.moves.update(move.moveID, { state: 'done', changedAt: now, finishedAt: now });
  });
}
