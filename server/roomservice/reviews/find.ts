import type { AuditEntry } from '../../../contract/audit';
import { callerOf, type Ctx } from '../context';
import { Problem } from '../problem';
import type { ReviewRow } from '../rows/reviews';
import type { Tx } from '../store';
import type { SeenReview } from '../stores/reviews';
import { mustReview, sightOf, type Sight } from './sight';

export interface InSight {
  readonly row: SeenReview;
  readonly sight: Exclude<Sight, 'none'>;
}

/** A review that the caller may see, and how; to everybody else there is none. */
export async function seenReview(
  ctx: Ctx,
  reviewID: string,
  tx: Tx = ctx.ports.store.read,
): Promise<InSight> {
  const caller = callerOf(ctx);
  const row = await tx.reviews.get(reviewID);
  if (!row) throw new Problem('review.notFound');
  const sight = sightOf(caller, row);
  const hidden =
    sight === 'none' ||
    (sight === 'agent' && row.state !== 'released') ||
    (row.reviewerID !== caller.userID && (await isBlind(tx, row)));
  if (hidden) throw new Problem('review.notFound').forLackOf('review.list');
  return { row, sight };
}

/** The same for whoever is to write, and locked: what is decided on it holds until the end of the transaction. */
export async function lockedReview(ctx: Ctx, tx: Tx, reviewID: string): Promise<SeenReview> {
  await tx.reviews.lock(reviewID);
  const { row, sight } = await seenReview(ctx, reviewID, tx);
  mustReview(callerOf(ctx), row, sight);
  return row;
}

/** Those who score the same recording do not see what the others say before all have said it. */
async function isBlind(tx: Tx, { calibrationID, recordingID }: ReviewRow): Promise<boolean> {
  if (calibrationID === null) return false;
  const together = await tx.reviews.ofRecording(recordingID);
  return together.some((each) => each.calibrationID === calibrationID && isUnfinished(each));
}

export function isUnfinished({ state }: Pick<ReviewRow, 'state'>): boolean {
  return state === 'assigned' || state === 'draft';
}

/** Has anything been answered, or written down? */
export function isBegun({ answers, summary }: Pick<ReviewRow, 'answers' | 'summary'>): boolean {
  return (
    summary !== '' ||
    Object.values(answers).some(({ value, na, note }) => value !== null || na || note !== '')
  );
}

export function reviewObject({ reviewID, recording }: SeenReview): NonNullable<AuditEntry['object']> {
  return { kind: 'review', id: reviewID, name: recording.roomName };
}
