import { expect, it } from 'vitest';
import type { LiveEvent } from '../../../contract/events';
import type { Stream } from '../../support/roomservice-client';
import { goodAnswers } from '../../support/review-rows';
import { unique } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';
import { filled, underReview } from '../http/reviews/scene';

const changed = { type: 'review.changed' };

/** What a stream tells of reviews, up to the comment that comes last. */
async function heard(stream: Stream): Promise<readonly LiveEvent[]> {
  const events: LiveEvent[] = [];
  while (events.filter(({ type }) => type === 'review.changed').length < 3) {
    const event = await stream.next();
    if (event.type.startsWith('review.')) events.push(event);
  }
  stream.close();
  return events;
}

onEveryStore('reviews of somebody who is away', (world) => {
  const aTeam = async () => {
    const scene = await underReview(world());
    const { teamID } = scene.cast.team;
    const colleague = await world().person('supervisor', { teamID, name: 'Colleague' });
    const give = (reviewIDs: readonly string[], reviewerID: string, by = scene.admin) =>
      by.call('reassignReviews', { body: { reviewIDs, reviewerID, reason: 'On leave' } });
    return { ...scene, colleague, give };
  };
  const rowOf = async (reviewID: string) => world().store.read.reviews.get(reviewID);

  it('keep what is answered, say who did, and let the new reviewer begin afresh', async () => {
    const { cast, colleague, give, review } = await aTeam();
    const { reviewID } = await review({ answers: goodAnswers, summary: 'So far' });
    await give([reviewID], colleague.userID);
    expect(await rowOf(reviewID)).toMatchObject({ state: 'draft', begunByID: cast.supervisor.userID });
    // Over a third person it is still said who began.
    await give([reviewID], cast.admin.userID);
    expect(await rowOf(reviewID)).toMatchObject({ begunByID: cast.supervisor.userID, answers: goodAnswers });
    await give([reviewID], colleague.userID);
    const mine = world().as(colleague.userID);
    const { revision = 0 } = (await rowOf(reviewID)) ?? {};
    const params = { reviewID };
    const empty = { revision, answers: {}, summary: '' };
    const kept = await mine.call('saveReview', { params, body: empty });
    expect(kept.body).toMatchObject({ begunBy: null, answers: {} });
  });

  it('are wholly theirs again when they come back to whoever began them', async () => {
    const { cast, colleague, give, review } = await aTeam();
    const { reviewID } = await review({ answers: goodAnswers });
    await give([reviewID], colleague.userID);
    await give([reviewID], cast.supervisor.userID);
    expect(await rowOf(reviewID)).toMatchObject({ begunByID: null, answers: goodAnswers });
  });

  it('say who began them when they are submitted and released, too', async () => {
    const { by, colleague, give, review } = await aTeam();
    const { reviewID } = await review({ answers: goodAnswers });
    await give([reviewID], colleague.userID);
    const { revision = 0 } = (await rowOf(reviewID)) ?? {};
    const params = { reviewID };
    const body = { ...filled, revision, release: true };
    await world().as(colleague.userID).call('submitReview', { params, body });
    expect((await by.call('getReview', { params })).body).toMatchObject({
      ...{ state: 'released', reviewer: { name: 'Colleague' }, begunBy: { name: 'Supervisor' } },
    });
  });

  it('are left where they are when the new reviewer has that recording by that form to do', async () => {
    const { colleague, give, review } = await aTeam();
    const { reviewID } = await review({ state: 'assigned' });
    await review({ state: 'assigned', reviewerID: colleague.userID });
    const { body } = await give([reviewID, reviewID], colleague.userID);
    expect(body).toEqual({ done: [], skipped: [{ reviewID, because: 'exists' }] });
  });

  it('that are scored blind go to somebody outside, who sees nothing of what was thought', async () => {
    const { cast, colleague, give, review, admin } = await aTeam();
    const blind = { origin: 'calibration', calibrationID: `c_${unique()}` } as const;
    const { reviewID } = await review({ ...blind, answers: goodAnswers });
    await review({ ...blind, reviewerID: cast.admin.userID });
    const asked = { reviewIDs: [reviewID], reviewerID: colleague.userID };
    const impact = await admin.call('reassignImpact', { body: asked });
    expect(impact.body).toMatchObject({ items: [{ because: null, draft: 'lost' }] });
    expect((await give([reviewID], cast.admin.userID)).body).toMatchObject({
      skipped: [{ because: 'exists' }],
    });
    await give([reviewID], colleague.userID);
    expect(await rowOf(reviewID)).toMatchObject({
      ...{ reviewerID: colleague.userID, state: 'assigned', answers: {}, begunByID: null },
      ...{ origin: 'calibration', calibrationID: blind.calibrationID },
    });
  });

  it('of one’s own call, or of another team, are nobody’s to move and do not exist', async () => {
    const { cast, colleague, give } = await aTeam();
    const ofMine = await world().aRecording({ agentID: cast.supervisor.userID, teamID: cast.team.teamID });
    const foreign = await world().aRecording({
      agentID: cast.outsider.userID,
      teamID: cast.otherTeam.teamID,
    });
    for (const { recordingID } of [ofMine, foreign]) {
      const { reviewID } = await world().aReview({ recordingID, reviewerID: cast.admin.userID });
      const supervisor = world().as(cast.supervisor.userID);
      const { body } = await give([reviewID], colleague.userID, supervisor);
      expect(body).toEqual({ done: [], skipped: [{ reviewID, because: 'notFound' }] });
      const gone = await supervisor.call('withdrawReviews', { body: { reviewIDs: [reviewID], reason: 'x' } });
      expect(gone.body).toEqual({ done: [], skipped: [{ reviewID, because: 'notFound' }] });
      expect(await rowOf(reviewID)).toMatchObject({ reviewerID: cast.admin.userID });
    }
  });

  it('tell each person once how many went or came, and nothing to whoever moved them', async () => {
    const { cast, colleague, give, review, supervisor } = await aTeam();
    const { formID } = await world().aReviewForm();
    const rows = [await review({ state: 'assigned' }), await review({ state: 'assigned', formID })];
    const streams = [supervisor, world().as(colleague.userID), world().as(cast.admin.userID)];
    const [before, after, admin] = await Promise.all(streams.map((each) => each.events()));
    if (!before || !after || !admin) throw new Error('There are three streams.');
    await give(
      rows.map(({ reviewID }) => reviewID),
      colleague.userID,
    );
    // What comes last is about something else, and ends the waiting for what must not come.
    const params = { recordingID: rows[0]?.recordingID ?? '' };
    const body = { positionMs: 0, text: 'After it', forAgent: false };
    await supervisor.call('addComment', { params, body });
    const told = {
      ...{ type: 'review.handed', by: { name: 'Ada' }, to: { name: 'Colleague' } },
      ...{ count: 2, reason: 'On leave' },
    };
    for (const stream of [before, after]) {
      expect(await heard(stream)).toMatchObject([changed, changed, told, changed]);
    }
    expect(await heard(admin)).toMatchObject([changed, changed, changed]);
  });

  it('that were submitted or moved meanwhile are told of, and the others go', async () => {
    const { colleague, give, review, supervisor } = await aTeam();
    const submitted = await review({ answers: goodAnswers });
    const { formID } = await world().aReviewForm();
    const open = await review({ formID });
    const params = { reviewID: submitted.reviewID };
    const [, { body }] = await Promise.all([
      supervisor.call('submitReview', { params, body: { revision: 1, ...filled, release: false } }),
      give([submitted.reviewID, open.reviewID], colleague.userID),
    ]);
    const row = await rowOf(submitted.reviewID);
    const first = row?.state === 'submitted';
    expect(row?.reviewerID === colleague.userID).toBe(!first);
    expect((body as { done: string[] }).done).toHaveLength(first ? 1 : 2);
    expect(await rowOf(open.reviewID)).toMatchObject({ reviewerID: colleague.userID });
  });
});
