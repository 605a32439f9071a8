import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command, reachOf, type Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { ReviewQuery, ReviewSight } from '../stores/reviews';
import { lockedReview, reviewObject, seenReview } from './find';
import { presentReview, presentWhole, reviewAfter } from './present';
import { submittedOne } from './release';
import { tellReviewers } from './tell';

const listReviews: Handler<Endpoints['listReviews']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const { items, total } = await ctx.ports.store.read.reviews.list(wantedOf(query, ctx.now), listSight(ctx));
  return {
    items: items.map((row) => presentReview(row, caller)),
    ...{ total, page: query.page, size: query.size },
  };
};

export function listSight(ctx: Ctx): ReviewSight {
  const caller = callerOf(ctx);
  return { reach: reachOf(caller, 'review.list'), userID: caller.userID };
}

/** What is overdue hangs on the time of asking. */
export function wantedOf<Q extends { readonly overdue?: 'yes' | undefined }>(
  { overdue, ...query }: Q,
  now: Date,
): Omit<Q, 'overdue'> & Pick<ReviewQuery, 'overdueAt'> {
  return { ...query, ...(overdue !== undefined && { overdueAt: now }) };
}

const getReview: Handler<Endpoints['getReview']> = async (ctx, { params }) =>
  presentWhole(ctx, await seenReview(ctx, params.reviewID));

const reopenReview: Handler<Endpoints['reopenReview']> = async (ctx, { params, body }) => {
  await command(ctx, async (work) => {
    const row = await submittedOne(ctx, work, params.reviewID);
    await work.tx.reviews.update(row.reviewID, {
      ...{ state: 'draft', score: null, failed: false, passed: null, changedAt: work.now },
      ...{ submittedAt: null, releasedAt: null, releaseAt: null, acknowledgedAt: null },
    });
    await work.audit({
      action: 'review.reopen',
      object: reviewObject(row),
      roomID: row.recording.roomID,
      reason: body.reason,
      changes: {
        state: [row.state, 'draft'],
        score: [row.score === null ? null : String(row.score), null],
      },
    });
    // The agent's page must let go of what they no longer may see.
    tellReviewers(work, row.recording, row.state === 'released');
  });
  return reviewAfter(ctx, params.reviewID);
};

const acknowledgeReview: Handler<Endpoints['acknowledgeReview']> = async (ctx, { params }) => {
  await command(ctx, async (work) => {
    await work.tx.reviews.lock(params.reviewID);
    const { row } = await seenReview(ctx, params.reviewID, work.tx);
    if (row.agentID !== callerOf(ctx).userID) throw new Problem('review.notAboutMe');
    if (row.acknowledgedAt !== null) return;
    await work.tx.reviews.update(row.reviewID, { acknowledgedAt: work.now });
    await work.audit({
      action: 'review.acknowledge',
      object: reviewObject(row),
      roomID: row.recording.roomID,
    });
    tellReviewers(work, row.recording, true);
  });
  return reviewAfter(ctx, params.reviewID);
};

const sayAboutReview: Handler<Endpoints['sayAboutReview']> = async (ctx, { params, body }) => {
  await command(ctx, async (work) => {
    await work.tx.reviews.lock(params.reviewID);
    const { row, sight } = await seenReview(ctx, params.reviewID, work.tx);
    if (row.state !== 'released') throw new Problem('review.notReleased');
    await work.tx.reviewMessages.insert({
      ...{ messageID: ctx.ports.random.id(), reviewID: row.reviewID, authorID: callerOf(ctx).userID },
      ...{ text: body.text, createdAt: work.now },
    });
    // Whoever of the reviewers answers has read what waited.
    await work.tx.reviews.update(row.reviewID, { replyAt: sight === 'agent' ? work.now : null });
    await work.audit({ action: 'review.say', object: reviewObject(row), roomID: row.recording.roomID });
    tellReviewers(work, row.recording, true);
  });
  return reviewAfter(ctx, params.reviewID);
};

const readReplies: Handler<Endpoints['readReplies']> = async (ctx, { params }) => {
  await command(ctx, async (work) => {
    const row = await lockedReview(ctx, work.tx, params.reviewID);
    if (row.replyAt === null) return;
    await work.tx.reviews.update(row.reviewID, { replyAt: null });
    tellReviewers(work, row.recording, false);
  });
  return reviewAfter(ctx, params.reviewID);
};

export const reviewHandlers = {
  listReviews,
  getReview,
  reopenReview,
  acknowledgeReview,
  sayAboutReview,
  readReplies,
} satisfies Partial<Handlers>;
