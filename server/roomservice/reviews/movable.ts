import type { ReassignObstacle } from '../../../contract/reassigning';
import { callerOf, type Ctx } from '../context';
import type { Tx } from '../store';
import type { UserWithTeam } from '../stores/people';
import type { SeenReview } from '../stores/reviews';
import { unfinishedOf } from './add';
import { mayReview } from './assign';
import { isBegun, isUnfinished } from './find';
import { sightOf } from './sight';

/** A review as far as it may be moved, with what of it goes where. */
export interface Movable {
  readonly row: SeenReview | undefined;
  readonly because: ReassignObstacle | null;
}

/**
 * Why a review is not given to somebody, or not withdrawn where there is nobody. One that is scored blind is moved like
 * any other by whoever reviews such calls, since nothing of what is in it is told.
 */
export async function movableOf(
  ctx: Ctx,
  tx: Tx,
  reviewID: string,
  to: UserWithTeam | null,
): Promise<Movable> {
  const row = await tx.reviews.get(reviewID);
  if (!row || sightOf(callerOf(ctx), row) !== 'reviewer') return hiddenOrDone(ctx, row);
  if (!isUnfinished(row)) return { row, because: 'submitted' };
  return { row, because: to === null ? null : await whyNotTo(tx, row, to) };
}

/** Of their own calls people know what was released to them, and of the others' nothing. */
function hiddenOrDone(ctx: Ctx, row: SeenReview | undefined): Movable {
  const isMine = row?.agentID === callerOf(ctx).userID && row.state === 'released';
  return isMine ? { row, because: 'submitted' } : { row: undefined, because: 'notFound' };
}

async function whyNotTo(tx: Tx, row: SeenReview, to: UserWithTeam): Promise<ReassignObstacle | null> {
  if (row.agentID === to.userID) return 'ownCall';
  if (!mayReview(to, row.recording)) return 'notTheirs';
  if (row.reviewerID === to.userID) return 'exists';
  const has =
    row.calibrationID === null
      ? await unfinishedOf(tx, row.recording, to.userID, row.formID)
      : (await tx.reviews.ofCalibration(row.calibrationID)).find(
          ({ reviewerID }) => reviewerID === to.userID,
        );
  return has ? 'exists' : null;
}

/**
 * What is answered goes along, under the name of who answered it, and the new reviewer may begin afresh; of what is
 * scored blind nobody sees what another thought.
 */
export function draftOf(row: SeenReview, to: UserWithTeam | null): 'kept' | 'lost' | null {
  if (!isBegun(row)) return null;
  return to === null || row.calibrationID !== null ? 'lost' : 'kept';
}
