import { allows } from '../../../contract/access';
import type { SamplingRule } from '../../../contract/sampling';
import type { Caller } from '../context';
import { refTo } from '../reviews/threads';
import type { SamplingRuleRow } from '../rows/sampling';
import type { Tx } from '../store';

export async function presentRules(
  tx: Tx,
  caller: Caller,
  rows: readonly SamplingRuleRow[],
): Promise<SamplingRule[]> {
  const sums = new Map((await tx.sampling.sums()).map((sum) => [sum.ruleID, sum] as const));
  return Promise.all(
    rows.map(async (row) => {
      const { teamID, asks } = row;
      const sum = sums.get(row.ruleID);
      const refs = (ids: readonly string[]) => Promise.all(ids.map((userID) => refTo(tx, userID)));
      return {
        ...{ ruleID: row.ruleID, name: row.name, state: row.state === 'active' ? 'active' : 'paused' },
        ...{ pausedBecause: row.pausedBecause, pausedOver: row.pausedOver, asks },
        team: teamID === null ? null : { teamID, name: (await tx.teams.get(teamID))?.name ?? teamID },
        form: { formID: asks.formID, name: (await tx.reviewForms.get(asks.formID))?.name ?? asks.formID },
        reviewers: await refs(asks.reviewerIDs),
        agents: await refs(asks.agentIDs),
        ...{ since: row.since.toISOString(), revision: row.revision },
        ...{ changedAt: row.changedAt.toISOString(), changedBy: await refTo(tx, row.changedByID) },
        ...{ picked: sum?.picked ?? 0, lastPickedAt: sum?.lastAt.toISOString() ?? null },
        can: allows(caller, 'review.write', { ownerID: '', teamID }) ? ['change'] : [],
      } satisfies SamplingRule;
    }),
  );
}
