import type { SamplingAsks } from '../../../contract/sampling-rules';
import { callerOf, mustBeAllowed, type Ctx } from '../context';
import { Problem } from '../problem';
import type { Tx } from '../store';

/** Refuses a rule that the caller may not make, and one that says nothing or names somebody unknown. */
export async function mustBeSensible(
  ctx: Ctx,
  tx: Tx,
  { teamID, asks }: { readonly teamID: string | null; readonly asks: SamplingAsks },
): Promise<void> {
  mustBeAllowed(callerOf(ctx), 'review.write', { ownerID: '', teamID });
  if (teamID !== null && !(await tx.teams.get(teamID))) throw new Problem('team.notFound', { teamID });
  // All recordings of everybody: nobody means that, and nobody could review them.
  if (asks.perWeek === null && asks.longerThanMin === null && asks.dispositions.length === 0) {
    throw new Problem('request.invalid', undefined, [{ path: 'asks.longerThanMin', code: 'required' }]);
  }
  for (const userID of asks.agentIDs) {
    if (!(await tx.users.get(userID)))
      throw new Problem('request.invalid', undefined, [{ path: 'asks.agentIDs', code: 'unknown' }]);
  }
}
