import type { Endpoints } from '../../../contract/endpoints';
import { command, type Actor, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { SeenReview } from '../stores/reviews';
import { isUnfinished, lockedReview, reviewObject } from './find';
import { reviewAfter } from './present';
import { tellReviewers } from './tell';

const releaseReview: Handler<Endpoints['releaseReview']> = async (ctx, { params }) => {
  await command(ctx, async (work) => {
    const row = await submittedOne(ctx, work, params.reviewID);
    if (row.state !== 'released') await release(work, row);
  });
  return reviewAfter(ctx, params.reviewID);
};

const scheduleRelease: Handler<Endpoints['scheduleRelease']> = async (ctx, { params, body }) => {
  const releaseAt = timeOf(ctx, body.releaseAt);
  await command(ctx, async (work) => {
    const row = await submittedOne(ctx, work, params.reviewID);
    if (row.state === 'released') throw new Problem('review.released');
    if (row.releaseAt?.getTime() !== releaseAt?.getTime()) await schedule(work, row, releaseAt);
  });
  return reviewAfter(ctx, params.reviewID);
};

/** When to release, as it was asked for: not in the past, where nothing would tell it from now. */
export function timeOf({ now }: Pick<Ctx, 'now'>, asked: string | null): Date | null {
  if (asked === null) return null;
  const at = new Date(asked);
  if (at <= now) {
    throw new Problem('review.releasePast', undefined, [{ path: 'releaseAt', code: 'too_small' }]);
  }
  return at;
}

/** A review that may be released or reopened: submitted, and scored by one alone. */
export async function submittedOne(ctx: Ctx, { tx }: Work, reviewID: string): Promise<SeenReview> {
  const row = await lockedReview(ctx, tx, reviewID);
  if (isUnfinished(row)) throw new Problem('review.notSubmitted');
  if (row.calibrationID !== null) throw new Problem('review.calibration');
  return row;
}

/** Its agent sees it from now on. */
async function release(work: Work, row: SeenReview): Promise<void> {
  await work.tx.reviews.update(row.reviewID, {
    ...{ state: 'released', releasedAt: work.now, releaseAt: null, changedAt: work.now },
  });
  await work.audit({
    action: 'review.release',
    object: reviewObject(row),
    roomID: row.recording.roomID,
    ...(row.releaseAt !== null && { changes: { releaseAt: [row.releaseAt.toISOString(), null] } }),
  });
  tellReviewers(work, row.recording, true);
}

async function schedule(work: Work, row: SeenReview, releaseAt: Date | null): Promise<void> {
  await work.tx.reviews.update(row.reviewID, { releaseAt, changedAt: work.now });
  await work.audit({
    action: 'review.schedule',
    object: reviewObject(row),
    roomID: row.recording.roomID,
    changes: { releaseAt: [row.releaseAt?.toISOString() ?? null, releaseAt?.toISOString() ?? null] },
  });
  tellReviewers(work, row.recording, false);
}

/**
 * Releases what is due. Of a recording in the trash it waits until that is restored, since its agent could not hear what
 * is said; where the agent's account is disabled, nobody would read it: the time is taken off, and whoever reviews decides.
 */
export async function releaseDue(actor: Actor): Promise<void> {
  for (const reviewID of await actor.ports.store.read.reviews.releaseDue(actor.now)) {
    await command(actor, async (work) => {
      await work.tx.reviews.lock(reviewID);
      const row = await work.tx.reviews.get(reviewID);
      // Withdrawn, changed or released meanwhile, here or by another server.
      if (row?.state !== 'submitted' || row.releaseAt === null || row.releaseAt > work.now) return;
      if (row.recording.state === 'trash') return;
      const agent = await work.tx.users.get(row.agentID);
      if (agent?.state === 'active') await release(work, row);
      else await schedule(work, row, null);
    });
  }
}

export const releaseHandlers = { releaseReview, scheduleRelease } satisfies Partial<Handlers>;
