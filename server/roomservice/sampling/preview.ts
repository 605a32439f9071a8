import type { Endpoints } from '../../../contract/endpoints';
import { SAMPLED, type SamplingPreview } from '../../../contract/sampling';
import type { Handler } from '../handlers';
import { chosen, fitting, nextReviewer, reachFrom, weeksInReach } from './choose';
import { mustBeAble } from './fit';
import { mustBeSensible } from './sense';

/** By the same choice as the run itself, as if the rule had been there for all of these weeks. */
export const previewSampling: Handler<Endpoints['previewSampling']> = async (ctx, { body }) => {
  const { asks, teamID } = body;
  const tx = ctx.ports.store.read;
  await mustBeSensible(ctx, tx, body);
  const { reviewers } = await mustBeAble(tx, asks, teamID);
  const weeks = weeksInReach(ctx.now);
  const [from, to] = [reachFrom(ctx.now), ctx.now];
  const fit = await fitting(tx, { ruleID: body.ruleID ?? '', teamID, asks }, reviewers, { from, to });
  const picked = chosen(asks, weeks, ctx.now, fit);
  const load = new Map<string, number>();
  const given = picked.map((recording) => {
    const reviewer = nextReviewer(reviewers, load, recording);
    if (reviewer) load.set(reviewer.userID, (load.get(reviewer.userID) ?? 0) + 1);
    return { recording, reviewer };
  });
  const open = await tx.reviews.openOf(reviewers.map(({ userID }) => userID));
  return {
    ...{ from: from.toISOString(), to: to.toISOString(), fit: fit.length, picked: picked.length },
    agents: agentsOf(fit, picked),
    reviewers: reviewers.map(({ userID, name }) => ({
      ...{ userID, name, picked: load.get(userID) ?? 0, open: open.get(userID) ?? 0 },
    })),
    items: given
      .toReversed()
      .slice(0, SAMPLED)
      .flatMap(({ recording: { recordingID, roomName, agentName, startedAt, durationMs }, reviewer }) =>
        reviewer
          ? [
              {
                ...{ recordingID, roomName, agentName, startedAt: startedAt.toISOString(), durationMs },
                reviewer: { userID: reviewer.userID, name: reviewer.name },
              },
            ]
          : [],
      ),
  };
};

interface OfAgent {
  readonly agentID: string;
  readonly agentName: string;
}

function agentsOf(fit: readonly OfAgent[], picked: readonly OfAgent[]): SamplingPreview['agents'] {
  const countOf = (of: readonly OfAgent[], userID: string) =>
    of.filter(({ agentID }) => agentID === userID).length;
  // Somebody may have had another name then: the newest is theirs.
  const names = new Map(fit.map(({ agentID, agentName }) => [agentID, agentName]));
  return [...names]
    .map(([userID, name]) => ({ userID, name, fit: countOf(fit, userID), picked: countOf(picked, userID) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.userID < b.userID ? -1 : 1));
}
