import type { Endpoints } from '../../../contract/endpoints';
import type { FieldProblem } from '../../../contract/problems';
import type { FormContent, ReviewAnswers } from '../../../contract/review-forms';
import { isAnswered, scoreOf, shareOf } from '../../../contract/review-score';
import { callerOf, command, type Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { Tx } from '../store';
import type { SeenReview } from '../stores/reviews';
import { formInUse, newReview, unfinishedOf } from './add';
import { isBegun, isUnfinished, lockedReview, reviewObject } from './find';
import { reviewAfter } from './present';
import { timeOf } from './release';
import { reviewedRecording } from './sight';
import { tellReviewers } from './tell';

const startReview: Handler<Endpoints['startReview']> = async (ctx, { params, body }) => {
  const recording = await reviewedRecording(ctx, params.recordingID);
  const reviewerID = callerOf(ctx).userID;
  const reviewID = await command(ctx, async (work) => {
    await work.tx.recordings.lock(recording.recordingID); // or two presses begin two
    const form = await formInUse(work.tx, body.formID);
    const begun = await unfinishedOf(work.tx, recording, reviewerID, form.formID);
    if (begun) return begun.reviewID;
    const row = newReview(work, {
      ...{ reviewID: ctx.ports.random.id(), recording, form, reviewerID },
      ...{ origin: 'own', assignedByID: null, dueAt: null },
    });
    await work.tx.reviews.insert(row);
    await work.audit({
      action: 'review.start',
      object: { kind: 'review', id: row.reviewID, name: recording.roomName },
      roomID: recording.roomID,
      changes: { form: [null, `${form.name} ${form.version}`], recordingID: [null, recording.recordingID] },
    });
    tellReviewers(work, recording, false);
    return row.reviewID;
  });
  return reviewAfter(ctx, reviewID);
};

interface Filled {
  readonly revision: number;
  readonly answers: ReviewAnswers;
  readonly summary: string;
}

/** Not in the audit log: it is kept every few seconds while somebody writes. What comes of it is, when it is submitted. */
const saveReview: Handler<Endpoints['saveReview']> = async (ctx, { params, body }) => {
  await command(ctx, async (work) => {
    const { row } = await toFill(ctx, work.tx, params.reviewID, body);
    const { answers, summary } = body;
    // Of what somebody else had begun nothing may be left.
    const begunByID = isBegun(body) ? row.begunByID : null;
    const changes = { state: 'draft', answers, summary, begunByID, changedAt: work.now } as const;
    await work.tx.reviews.update(row.reviewID, changes);
    if (row.state === 'assigned') tellReviewers(work, row.recording, false);
  });
  return reviewAfter(ctx, params.reviewID);
};

const submitReview: Handler<Endpoints['submitReview']> = async (ctx, { params, body }) => {
  const later = body.release ? null : timeOf(ctx, body.releaseAt);
  await command(ctx, async (work) => {
    const { row, content } = await toFill(ctx, work.tx, params.reviewID, body);
    mustBeWhole(content, body.answers);
    const { score, failed, passed } = scoreOf(content, body.answers);
    // What was scored blind is for those who scored it.
    const released = body.release && row.calibrationID === null;
    const releaseAt = row.calibrationID === null ? later : null;
    await work.tx.reviews.update(row.reviewID, {
      ...{ state: released ? 'released' : 'submitted', answers: body.answers, summary: body.summary },
      ...{ score, failed, passed, changedAt: work.now, submittedAt: work.now },
      ...{ releasedAt: released ? work.now : null, releaseAt },
    });
    await work.audit({
      action: 'review.submit',
      object: reviewObject(row),
      roomID: row.recording.roomID,
      changes: {
        score: [null, score === null ? null : String(score)],
        state: [row.state, released ? 'released' : 'submitted'],
        ...(releaseAt !== null && { releaseAt: [null, releaseAt.toISOString()] }),
      },
    });
    tellReviewers(work, row.recording, released);
  });
  return reviewAfter(ctx, params.reviewID);
};

/** A review that the caller fills, with its form; refuses answers that the form does not take. */
async function toFill(ctx: Ctx, tx: Tx, reviewID: string, { revision, answers }: Filled) {
  const row = await lockedReview(ctx, tx, reviewID);
  if (row.reviewerID !== callerOf(ctx).userID) {
    throw new Problem('review.notMine', { name: row.reviewerName });
  }
  if (!isUnfinished(row)) throw new Problem('review.submitted');
  if (row.revision !== revision) throw new Problem('review.changed');
  const content = await contentOf(tx, row);
  mustBeTaken(content, answers);
  return { row, content };
}

async function contentOf(tx: Tx, { formID, formVersion }: SeenReview): Promise<FormContent> {
  const version = await tx.reviewForms.version(formID, formVersion);
  if (!version) throw new Error(`Version ${formVersion} of form ${formID} is gone.`);
  return version.content;
}

function mustBeTaken({ sections }: FormContent, answers: ReviewAnswers): void {
  const questions = new Map(
    sections.flatMap((section) => section.questions).map((each) => [each.questionID, each]),
  );
  const fields = Object.entries(answers).flatMap(([questionID, answer]): readonly FieldProblem[] => {
    const question = questions.get(questionID);
    if (!question) return [{ path: `answers.${questionID}`, code: 'unknown' }];
    const isTaken = answer.na
      ? question.allowNA && answer.value === null
      : answer.value === null || shareOf(question, answer) !== null;
    return isTaken ? [] : [{ path: `answers.${questionID}`, code: 'not_one_of' }];
  });
  if (fields.length > 0) throw new Problem('review.answerUnknown', undefined, fields);
}

function mustBeWhole({ sections }: FormContent, answers: ReviewAnswers): void {
  const open = sections
    .flatMap(({ questions }) => questions)
    .filter((each) => !isAnswered(each, answers[each.questionID]));
  if (open.length === 0) return;
  throw new Problem(
    'review.incomplete',
    { count: open.length },
    open.map(({ questionID }) => ({ path: `answers.${questionID}`, code: 'required' })),
  );
}

export const fillHandlers = { startReview, saveReview, submitReview } satisfies Partial<Handlers>;
