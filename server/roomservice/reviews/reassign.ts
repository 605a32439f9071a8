import type { Endpoints } from '../../../contract/endpoints';
import type { ReassignObstacle } from '../../../contract/reassigning';
import { callerOf, command, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import type { UserWithTeam } from '../stores/people';
import type { SeenReview } from '../stores/reviews';
import { mustBeReviewer } from './assign';
import { reviewObject } from './find';
import { draftOf, movableOf } from './movable';
import { tellHanded, tellReviewers } from './tell';

const reassignReviews: Handler<Endpoints['reassignReviews']> = (ctx, { body }) =>
  command(ctx, async (work) => {
    const to = await mustBeReviewer(work.tx, body.reviewerID);
    const given = { reason: body.reason, ...(body.dueAt !== undefined && { dueAt: new Date(body.dueAt) }) };
    return move(ctx, work, body.reviewIDs, to, body.reason, (row) => passOn(ctx, work, row, to, given));
  });

const withdrawReviews: Handler<Endpoints['withdrawReviews']> = (ctx, { body }) =>
  command(ctx, (work) =>
    move(ctx, work, body.reviewIDs, null, body.reason, (row) => withdraw(work, row, body.reason)),
  );

/** By the same question as the moving itself; nothing is locked, since nothing is decided yet. */
const reassignImpact: Handler<Endpoints['reassignImpact']> = async (ctx, { body }) => {
  const { read } = ctx.ports.store;
  const to = body.reviewerID === null ? null : await mustBeReviewer(read, body.reviewerID);
  const items = [];
  for (const reviewID of new Set(body.reviewIDs)) {
    const { row, because } = await movableOf(ctx, read, reviewID, to);
    items.push({
      ...{ reviewID, roomName: row?.recording.roomName ?? null, reviewerName: row?.reviewerName ?? null },
      ...{ because, draft: row && because === null ? draftOf(row, to) : null },
    });
  }
  const open = to && ((await read.reviews.openOf([to.userID])).get(to.userID) ?? 0);
  return { items, open };
};

/** Does it to each that nothing stands in the way of; then those whose inbox it was, and is, are told once. */
async function move(
  ctx: Ctx,
  work: Work,
  reviewIDs: readonly string[],
  to: UserWithTeam | null,
  reason: string,
  act: (row: SeenReview) => Promise<void>,
) {
  const done: string[] = [];
  const skipped: { reviewID: string; because: ReassignObstacle }[] = [];
  const takenFrom: string[] = [];
  const ids = [...new Set(reviewIDs)].sort();
  await lockAll(work, ids);
  for (const reviewID of ids) {
    const { row, because } = await movableOf(ctx, work.tx, reviewID, to);
    if (!row || because !== null) {
      skipped.push({ reviewID, because: because ?? 'notFound' });
      continue;
    }
    await act(row);
    tellReviewers(work, row.recording, false);
    done.push(reviewID);
    takenFrom.push(row.reviewerID);
  }
  if (done.length > 0) await tellHanded(ctx, work, { takenFrom, to, reason });
  return { done, skipped };
}

/** All reviews, then all recordings, each in one order: who submits one of them, or assigns, waits and is not waited for. */
async function lockAll({ tx }: Work, reviewIDs: readonly string[]): Promise<void> {
  const recordingIDs = new Set<string>();
  for (const reviewID of reviewIDs) {
    const row = await tx.reviews.lock(reviewID);
    if (row) recordingIDs.add(row.recordingID);
  }
  for (const recordingID of [...recordingIDs].sort()) await tx.recordings.lock(recordingID);
}

interface Given {
  readonly reason: string;
  /** Absent: it keeps its own. */
  readonly dueAt?: Date;
}

async function passOn(ctx: Ctx, work: Work, row: SeenReview, to: UserWithTeam, given: Given): Promise<void> {
  const draft = draftOf(row, to);
  const beganIt = draft === 'kept' ? (row.begunByID ?? row.reviewerID) : null;
  const dueAt = given.dueAt ?? row.dueAt;
  await work.tx.reviews.update(row.reviewID, {
    ...{ reviewerID: to.userID, assignedByID: callerOf(ctx).userID, dueAt, changedAt: work.now },
    origin: row.origin === 'own' ? 'assigned' : row.origin,
    // Back with whoever began it, it is theirs alone again.
    begunByID: beganIt === to.userID ? null : beganIt,
    ...(draft !== 'kept' && { state: 'assigned', answers: {}, summary: '' }),
  });
  await work.audit({
    ...{ action: 'review.reassign', object: reviewObject(row), roomID: row.recording.roomID },
    reason: given.reason,
    changes: {
      reviewer: [row.reviewerID, to.userID],
      ...(given.dueAt && { dueAt: [row.dueAt?.toISOString() ?? null, given.dueAt.toISOString()] }),
      ...(draft !== null && { draft: [null, draft] }),
    },
  });
}

async function withdraw(work: Work, row: SeenReview, reason: string): Promise<void> {
  await work.tx.reviews.delete(row.reviewID);
  await work.audit({
    ...{ action: 'review.remove', object: reviewObject(row), roomID: row.recording.roomID, reason },
    changes: { reviewer: [row.reviewerID, null], state: [row.state, null] },
  });
}

export const reassignHandlers = {
  reassignReviews,
  withdrawReviews,
  reassignImpact,
} satisfies Partial<Handlers>;
