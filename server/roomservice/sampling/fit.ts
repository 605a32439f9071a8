import { allows, grantsOf } from '../../../contract/access';
import type { PauseReason, SamplingAsks } from '../../../contract/sampling-rules';
import { Problem } from '../problem';
import { formInUse } from '../reviews/add';
import { mustBeReviewer } from '../reviews/assign';
import type { ReviewFormRow } from '../rows/review-forms';
import type { UserWithTeam } from '../stores/people';
import type { Tx } from '../store';

/** What a rule needs to pick anything. */
export interface Able {
  readonly form: ReviewFormRow;
  /** In the order of the rule. */
  readonly reviewers: readonly UserWithTeam[];
}

/** A rule's form and reviewers, or why there is none to be had. */
export async function mustBeAble(
  tx: Tx,
  { formID, reviewerIDs }: Pick<SamplingAsks, 'formID' | 'reviewerIDs'>,
  teamID: string | null,
): Promise<Able> {
  const form = await formInUse(tx, formID);
  const reviewers: UserWithTeam[] = [];
  for (const reviewerID of new Set(reviewerIDs)) {
    const reviewer = await mustBeReviewer(tx, reviewerID);
    if (!isOfTeam(reviewer, teamID)) throw new Problem('reviewer.unknown', { userID: reviewerID });
    reviewers.push(reviewer);
  }
  return { form, reviewers };
}

/** May this person review calls of the team at all? Where a rule is of all teams, those of some. */
function isOfTeam({ userID, teamID, role }: UserWithTeam, ruleTeamID: string | null): boolean {
  const asker = { userID, teamID, grants: grantsOf[role] };
  return ruleTeamID === null || allows(asker, 'review.write', { ownerID: '', teamID: ruleTeamID });
}

/** The same for a rule that runs: over what it must pause itself. */
export async function ableOrWhyNot(
  tx: Tx,
  asks: SamplingAsks,
  teamID: string | null,
): Promise<Able | { readonly because: PauseReason; readonly over: string }> {
  try {
    return await mustBeAble(tx, asks, teamID);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code !== 'reviewer.unknown') {
      const form = await tx.reviewForms.get(asks.formID);
      return { because: 'form', over: form?.name ?? asks.formID };
    }
    const userID = String(problem.params?.['userID']);
    return { because: 'reviewer', over: (await tx.users.get(userID))?.name ?? userID };
  }
}
