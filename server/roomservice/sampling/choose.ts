import { SAMPLING_WEEKS } from '../../../contract/sampling';
import type { SamplingAsks } from '../../../contract/sampling-rules';
import { mayReview } from '../reviews/assign';
import type { UserWithTeam } from '../stores/people';
import type { SamplingCandidate } from '../stores/sampling';
import type { Tx } from '../store';
import { pickOfWeek } from './pick';
import { startOf, weekOf, weeksBefore, type Week } from './weeks';

interface Rule {
  readonly ruleID: string;
  readonly teamID: string | null;
  readonly asks: SamplingAsks;
}

/** The weeks in which a rule still finds something: this one, and those whose recordings may come late. */
export function weeksInReach(now: Date): readonly Week[] {
  return [...weeksBefore(now, SAMPLING_WEEKS), weekOf(now)];
}

export function reachFrom(now: Date): Date {
  return startOf(weeksInReach(now)[0] ?? weekOf(now));
}

/** What fits a rule in a time, and somebody in it may review. */
export async function fitting(
  tx: Tx,
  { ruleID, teamID, asks }: Rule,
  reviewers: readonly UserWithTeam[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly SamplingCandidate[]> {
  const { agentIDs, kinds, longerThanMin, dispositions, formID } = asks;
  const found = await tx.sampling.candidates({
    ...{ agentIDs, kinds, longerThanMin, dispositions, formID },
    ...{ ruleID, teamID, from, to },
  });
  return found.filter((each) => reviewers.some((reviewer) => mayReview(reviewer, each)));
}

/** What a rule chooses of these, whether it was picked before or not; the oldest first. */
export function chosen(
  { seed, perWeek }: SamplingAsks,
  weeks: readonly Week[],
  now: Date,
  fit: readonly SamplingCandidate[],
): readonly SamplingCandidate[] {
  if (perWeek === null) return fit;
  return weeks
    .flatMap((week) => pickOfWeek({ seed, perWeek }, week, now, fit))
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}

/** Whose turn it is: who may review it and has the least to do; of equals, the first of the rule. */
export function nextReviewer(
  reviewers: readonly UserWithTeam[],
  open: ReadonlyMap<string, number>,
  recording: SamplingCandidate,
): UserWithTeam | undefined {
  const loadOf = ({ userID }: UserWithTeam) => open.get(userID) ?? 0;
  return reviewers
    .filter((reviewer) => mayReview(reviewer, recording))
    .reduce<UserWithTeam | undefined>(
      (best, each) => (best === undefined || loadOf(each) < loadOf(best) ? each : best),
      undefined,
    );
}
