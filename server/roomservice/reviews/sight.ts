import { allows, type Asker, type Permission } from '../../../contract/access';
import type { Ctx } from '../context';
import { callerOf } from '../context';
import { Problem } from '../problem';
import type { RecordingRow } from '../rows/recordings';
import type { ReviewRow } from '../rows/reviews';
import type { Tx } from '../store';

type Belongs = Pick<RecordingRow, 'agentID' | 'teamID'>;

/**
 * agent: whose call it is, whatever their role: they see what was released to them, and what is meant for them;
 * reviewer: everything about it, and they may write; none: nothing.
 */
export type Sight = 'none' | 'agent' | 'reviewer';

export function sightOf(asker: Asker, { agentID, teamID }: Belongs): Sight {
  const thing = { ownerID: agentID, teamID };
  if (!allows(asker, 'review.list', thing)) return 'none';
  if (asker.userID === agentID) return 'agent';
  return allows(asker, 'review.write', thing) ? 'reviewer' : 'agent';
}

/** A recording whose comments and reviews the caller may see, and how; to everybody else there is none. */
export async function seenRecording(
  ctx: Ctx,
  recordingID: string,
): Promise<{ readonly row: RecordingRow; readonly sight: Exclude<Sight, 'none'> }> {
  const row = await ctx.ports.store.read.recordings.get(recordingID);
  if (!row) throw new Problem('recording.notFound', { recordingID });
  const sight = sightOf(callerOf(ctx), row);
  if (sight === 'none') throw new Problem('recording.notFound', { recordingID }).forLackOf('review.list');
  return { row, sight };
}

/** The same for whoever is to write: nobody judges their own call. */
export async function reviewedRecording(ctx: Ctx, recordingID: string): Promise<RecordingRow> {
  const { row, sight } = await seenRecording(ctx, recordingID);
  mustReview(callerOf(ctx), row, sight);
  return row;
}

export function mustReview(asker: Asker, { agentID }: Belongs, sight: Sight): void {
  if (sight === 'reviewer') return;
  if (asker.userID === agentID) throw new Problem('review.ownCall');
  throw new Problem('permission.missing', { permission: 'review.write' satisfies Permission });
}

/** Has a review of the recording been released to its agent? Then comments meant for them are theirs to see. */
export async function isReleased(tx: Tx, recordingID: string): Promise<boolean> {
  return (await tx.reviews.ofRecording(recordingID)).some(
    ({ state }: Pick<ReviewRow, 'state'>) => state === 'released',
  );
}
