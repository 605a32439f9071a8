import * as z from 'zod/mini';
import { command, type Actor } from '../context';
import type { JobCtx, JobKind } from '../jobs/kind';
import type { RecordingRow } from '../rows/recordings';
import { removeRecording } from './remove';
import { deciderOf, decidersOf, isRemovable } from './rules';
import { reconcile, reconcileKey } from '../storage/reconcile';
import { retention, trashDays } from './settings';

/** By the clock of the server: when nobody works. */
const hour = 3;
const dayMs = 24 * 3_600_000;
const batch = 100;
const key = 'recordings.nightly';

/** The next night after this, as this server's clock tells it. */
export function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setHours(hour, 0, 0, 0);
  if (night <= now) night.setDate(night.getDate() + 1);
  return night;
}

/** Removes what was in the trash long enough, and what the rules of retention let go: each recording in a command of its own that looks again. */
export const nightly: JobKind<Record<string, never>> = {
  kind: key,
  payload: z.object({}),
  maxAttempts: 10,
  leaseMs: 30_000,
  concurrency: 1,
  async run(_job, ctx) {
    const emptied = await emptyTrash(ctx);
    const overdue = await removeOverdue(ctx);
    await ctx.command((work) => work.addJob(reconcile, {}, { dedupeKey: reconcileKey }));
    return { emptied, overdue };
  },
};

/** Whoever looks first after one was done adds the next; one that a stopped server missed is done when it starts. */
export async function scheduleNightly(actor: Actor): Promise<void> {
  if (await actor.ports.store.read.jobs.hasUnfinished(key)) return;
  await command(actor, async (work) => {
    await work.addJob(nightly, {}, { runAt: nextNight(work.now), dedupeKey: key });
  });
}

async function emptyTrash(ctx: JobCtx): Promise<number> {
  const { store, clock } = ctx.ports;
  const before = async (tx = store.read) => new Date(clock.now().getTime() - (await trashDays(tx)) * dayMs);
  let emptied = 0;
  for (;;) {
    const due = await store.read.recordings.trashDue(await before(), batch);
    if (due.length === 0) return emptied;
    for (const { recordingID } of due) {
      ctx.signal.throwIfAborted();
      emptied += await ctx.command(async (work) => {
        const row = await work.tx.recordings.lock(recordingID);
        // Restored, held or thrown away again meanwhile: then it is not its time.
        if (row?.state !== 'trash' || row.onHold || row.trashedAt === null) return 0;
        if (row.trashedAt > (await before(work.tx))) return 0;
        await removeRecording(work, row, { because: 'trash', rule: null });
        return 1;
      });
    }
  }
}

async function removeOverdue(ctx: JobCtx): Promise<number> {
  const { store, clock } = ctx.ports;
  const decided = async (tx = store.read) => decidersOf((await retention.now(tx)).rules, clock.now());
  let removed = 0;
  let after: RecordingRow | null = null;
  for (;;) {
    const deciders = await decided();
    // What the trash lets go has gone just now.
    const due = await store.read.recordings.overdue(deciders, new Date(0), { limit: batch, after });
    const last = due.at(-1);
    if (!last) return removed;
    for (const { row } of due) {
      ctx.signal.throwIfAborted();
      removed += await ctx.command(async (work) => {
        const now = await work.tx.recordings.lock(row.recordingID);
        if (!now || now.onHold || !isRemovable(now)) return 0;
        const call = now.callID === null ? undefined : await work.tx.calls.get(now.callID);
        const decider = deciderOf(await decided(work.tx), now, call?.disposition ?? null);
        if (!decider || now.startedAt > decider.before) return 0;
        await removeRecording(work, now, { because: 'retention', rule: decider.name });
        return 1;
      });
    }
    after = last.row;
  }
}
