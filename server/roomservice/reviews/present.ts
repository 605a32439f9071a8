import type { Review, ReviewDetail } from '../../../contract/reviews';
import { callerOf, type Caller, type Ctx } from '../context';
import type { SeenReview } from '../stores/reviews';
import { isUnfinished, seenReview, type InSight } from './find';
import { sightOf, type Sight } from './sight';
import { refTo } from './threads';

export function presentReview(row: SeenReview, caller: Caller): Review {
  const { recording } = row;
  return {
    reviewID: row.reviewID,
    recording: {
      recordingID: row.recordingID,
      room: {
        roomID: recording.roomID,
        name: recording.roomName,
        customerName: recording.customerName,
        customerRef: recording.customerRef,
      },
      kind: recording.kind,
      startedAt: recording.startedAt.toISOString(),
      durationMs: recording.durationMs,
    },
    form: { formID: row.formID, version: row.formVersion, name: row.formName },
    agent: { userID: row.agentID, name: recording.agentName },
    reviewer: { userID: row.reviewerID, name: row.reviewerName },
    state: row.state,
    origin: row.origin,
    calibrationID: row.calibrationID,
    score: row.score,
    failed: row.failed,
    passed: row.passed,
    dueAt: row.dueAt?.toISOString() ?? null,
    assignedBy:
      row.assignedByID === null
        ? null
        : { userID: row.assignedByID, name: row.assignedByName ?? row.assignedByID },
    begunBy:
      row.begunByID === null ? null : { userID: row.begunByID, name: row.begunByName ?? row.begunByID },
    rule: row.ruleID === null ? null : { ruleID: row.ruleID, name: row.ruleName ?? row.ruleID },
    createdAt: row.createdAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    releaseAt: row.releaseAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    replyAt: row.replyAt?.toISOString() ?? null,
    can: whatMay(row, caller, sightOf(caller, row)),
  };
}

function whatMay(row: SeenReview, caller: Caller, sight: Sight): Review['can'] {
  const can: Review['can'] = [];
  if (sight === 'agent') {
    if (row.agentID === caller.userID && row.acknowledgedAt === null) can.push('acknowledge');
    if (row.state === 'released') can.push('say');
  }
  if (sight !== 'reviewer') return can;
  if (isUnfinished(row) && row.reviewerID === caller.userID) can.push('fill');
  if (isUnfinished(row)) can.push('reassign', 'withdraw');
  if (row.state === 'submitted' && row.calibrationID === null) can.push('release');
  if (!isUnfinished(row) && row.calibrationID === null) can.push('reopen');
  if (row.state === 'released') can.push('say');
  if (row.replyAt !== null) can.push('markRead');
  return can;
}

/** With what is in it, as the caller may see it now. */
export async function presentWhole(ctx: Ctx, { row }: InSight): Promise<ReviewDetail> {
  const { read } = ctx.ports.store;
  const version = await read.reviewForms.version(row.formID, row.formVersion);
  const messages = await read.reviewMessages.ofReview(row.reviewID);
  return {
    ...presentReview(row, callerOf(ctx)),
    revision: row.revision,
    content: version?.content ?? { intro: '', passMark: null, sections: [] },
    answers: row.answers,
    summary: row.summary,
    messages: await Promise.all(
      messages.map(async ({ messageID, authorID, text, createdAt }) => ({
        ...{ messageID, text, createdAt: createdAt.toISOString() },
        author: await refTo(read, authorID),
      })),
    ),
  };
}

export async function reviewAfter(ctx: Ctx, reviewID: string): Promise<ReviewDetail> {
  return presentWhole(ctx, await seenReview(ctx, reviewID));
}
