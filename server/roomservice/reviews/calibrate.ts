import type { Calibration } from '../../../contract/assigning';
import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command, type Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { formInUse } from './add';
import { give, mayReview, mustBeReviewer } from './assign';
import { isUnfinished } from './find';
import { presentReview } from './present';
import { reviewedRecording, sightOf } from './sight';

const startCalibration: Handler<Endpoints['startCalibration']> = async (ctx, { params, body }) => {
  const recording = await reviewedRecording(ctx, params.recordingID);
  const calibrationID = ctx.ports.random.id();
  await command(ctx, async (work) => {
    const form = await formInUse(work.tx, body.formID);
    const reviewerIDs = [...new Set(body.reviewerIDs)];
    for (const reviewerID of reviewerIDs) {
      const reviewer = await mustBeReviewer(work.tx, reviewerID);
      // One alone has nobody to be compared with.
      if (!mayReview(reviewer, recording) || reviewerIDs.length < 2)
        throw new Problem('reviewer.unknown', { userID: reviewerID });
      await give(work, {
        ...{ reviewID: ctx.ports.random.id(), assignedByID: callerOf(ctx).userID },
        ...{ recording, form, reviewerID, origin: 'calibration', calibrationID },
        dueAt: body.dueAt === null ? null : new Date(body.dueAt),
      });
    }
  });
  return present(ctx, calibrationID);
};

const getCalibration: Handler<Endpoints['getCalibration']> = (ctx, { params }) =>
  present(ctx, params.calibrationID);

async function present(ctx: Ctx, calibrationID: string): Promise<Calibration> {
  const caller = callerOf(ctx);
  const { read } = ctx.ports.store;
  const rows = await read.reviews.ofCalibration(calibrationID);
  const [first] = rows;
  if (!first) throw new Problem('calibration.notFound');
  if (sightOf(caller, first) !== 'reviewer')
    throw new Problem('calibration.notFound').forLackOf('review.list');
  const waiting = rows.filter(isUnfinished);
  const { recording, form } = presentReview(first, caller);
  const version = await read.reviewForms.version(first.formID, first.formVersion);
  return {
    ...{ calibrationID, recording, form, dueAt: first.dueAt?.toISOString() ?? null },
    content: version?.content ?? { intro: '', passMark: null, sections: [] },
    waiting: waiting.map(({ reviewerID, reviewerName }) => ({ userID: reviewerID, name: reviewerName })),
    mine: rows.find(({ reviewerID }) => reviewerID === caller.userID)?.reviewID ?? null,
    scores:
      waiting.length > 0
        ? []
        : rows.map(({ reviewID, reviewerID, reviewerName, score, failed, answers, summary }) => ({
            ...{ reviewID, score, failed, answers, summary },
            reviewer: { userID: reviewerID, name: reviewerName },
          })),
  };
}

export const calibrationHandlers = { startCalibration, getCalibration } satisfies Partial<Handlers>;
