import type { Endpoints } from '../../../contract/endpoints';
import type { Handler } from '../handlers';
import { formInUse } from './add';
import { mustBeReviewer, obstacleOf } from './assign';

/** By the same question as the assigning itself; nothing is locked, since nothing is decided yet. */
export const assignImpact: Handler<Endpoints['assignImpact']> = async (ctx, { body }) => {
  const { read } = ctx.ports.store;
  const form = await formInUse(read, body.formID);
  const reviewer = await mustBeReviewer(read, body.reviewerID);
  const items = [];
  for (const recordingID of new Set(body.recordingIDs)) {
    const recording = await read.recordings.get(recordingID);
    const { because, takenBy } = await obstacleOf(ctx, read, recording, {
      reviewer,
      form,
      unlessTaken: true,
    });
    const roomName = because === 'notFound' ? null : (recording?.roomName ?? null);
    items.push({ recordingID, roomName, because, takenBy });
  }
  const open = (await read.reviews.openOf([reviewer.userID])).get(reviewer.userID) ?? 0;
  return { items, open };
};
