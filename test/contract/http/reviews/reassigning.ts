import { expect } from 'vitest';
import type { AuditAction, AuditEntry } from '../../../../contract/audit';
import type { EndpointName } from '../../../../contract/endpoints';
import type { Answer } from '../../../support/roomservice-client';
import type { World } from '../../../support/roomservice';
import { goodAnswers } from '../../../support/review-rows';
import { at } from '../../../support/rows';
import { underReview } from './scene';

// What goes over the wire about giving reviews to somebody else and withdrawing them, how each problem is met and what
// the audit log says; spread into the tests of all endpoints.

/** The supervisor's review of a call, begun, and one of their own call, which a colleague has. */
async function onLeave(world: World) {
  const scene = await underReview(world);
  const colleague = await world.person('supervisor', { teamID: scene.cast.team.teamID, name: 'Colleague' });
  const begun = await scene.review({ answers: goodAnswers, summary: 'So far' });
  const done = await scene.review({ state: 'submitted' });
  return { ...scene, colleague, begun, done, reviewerID: colleague.userID };
}

export const reassignStories = {
  async reassignReviews(world) {
    const { admin, begun, done, reviewerID, cast } = await onLeave(world);
    const own = await world.aReview({
      recordingID: (await world.aRecording({ agentID: reviewerID, teamID: cast.team.teamID })).recordingID,
      state: 'assigned',
    });
    const reviewIDs = [begun.reviewID, done.reviewID, own.reviewID, 'none'];
    const dueAt = at(86_400).toISOString();
    const body = { reviewIDs, reviewerID, reason: 'On leave', dueAt };
    const { body: outcome } = await admin.call('reassignReviews', { body });
    expect(outcome).toEqual({
      done: [begun.reviewID],
      skipped: expect.arrayContaining([
        { reviewID: done.reviewID, because: 'submitted' },
        { reviewID: own.reviewID, because: 'ownCall' },
        { reviewID: 'none', because: 'notFound' },
      ]) as object,
    });
    const params = { reviewID: begun.reviewID };
    expect((await world.as(reviewerID).call('getReview', { params })).body).toMatchObject({
      ...{ reviewer: { name: 'Colleague' }, begunBy: { name: 'Supervisor' }, assignedBy: { name: 'Ada' } },
      ...{ state: 'draft', origin: 'assigned', dueAt, answers: goodAnswers, summary: 'So far' },
      can: ['fill', 'reassign', 'withdraw'],
    });
  },

  async withdrawReviews(world) {
    const { admin, supervisor, begun, done } = await onLeave(world);
    const body = { reviewIDs: [begun.reviewID, done.reviewID], reason: 'The wrong calls' };
    expect((await admin.call('withdrawReviews', { body })).body).toEqual({
      done: [begun.reviewID],
      skipped: [{ reviewID: done.reviewID, because: 'submitted' }],
    });
    const { problem } = await supervisor.call('getReview', { params: { reviewID: begun.reviewID } });
    expect(problem?.code).toBe('review.notFound');
  },

  async reassignImpact(world) {
    const { admin, begun, done, review, reviewerID } = await onLeave(world);
    const other = await review({
      state: 'assigned',
      formID: (await world.aReviewForm()).formID,
      reviewerID,
    });
    const reviewIDs = [begun.reviewID, done.reviewID, other.reviewID, 'none'];
    const given = (to: string | null) =>
      admin.call('reassignImpact', { body: { reviewIDs, reviewerID: to } });
    const mine = { roomName: 'Loan', reviewerName: 'Supervisor' };
    const submitted = { reviewID: done.reviewID, ...mine, because: 'submitted', draft: null };
    const none = {
      ...{ reviewID: 'none', roomName: null, reviewerName: null, because: 'notFound', draft: null },
    };
    const theirs = { reviewID: other.reviewID, roomName: 'Loan', reviewerName: 'Colleague' };
    expect((await given(reviewerID)).body).toEqual({
      items: [
        { reviewID: begun.reviewID, ...mine, because: null, draft: 'kept' },
        ...[submitted, { ...theirs, because: 'exists', draft: null }, none],
      ],
      open: 1,
    });
    expect((await given(null)).body).toEqual({
      items: [
        { reviewID: begun.reviewID, ...mine, because: null, draft: 'lost' },
        ...[submitted, { ...theirs, because: null, draft: null }, none],
      ],
      open: null,
    });
  },
} satisfies Partial<Record<EndpointName, (world: World) => Promise<void>>>;

type Way = (world: World) => Promise<Answer>;

const reviewerUnknown = (name: 'reassignReviews' | 'reassignImpact') =>
  ({
    'reviewer.unknown': async (world) => {
      const { admin, cast, begun } = await onLeave(world);
      const reviewerID = cast.agent.userID;
      const body = { reviewIDs: [begun.reviewID], reviewerID, reason: 'On leave' };
      const answer = await admin.call(name, { body });
      expect(answer.problem?.params).toEqual({ userID: reviewerID });
      return answer;
    },
  }) satisfies Record<string, Way>;

export const reassignWays = {
  reassignReviews: reviewerUnknown('reassignReviews'),
  reassignImpact: reviewerUnknown('reassignImpact'),
} satisfies Partial<Record<EndpointName, Readonly<Record<string, Way>>>>;

type Doing = (
  world: World,
) => Promise<{ readonly actorID: string; readonly entry: Partial<Omit<AuditEntry, 'action'>> }>;

export const reassignDoings = {
  async 'review.reassign'(world) {
    const { cast, admin, begun, reviewerID, recording } = await onLeave(world);
    const [reviewID, dueAt] = [begun.reviewID, at(60).toISOString()];
    await admin.call('reassignReviews', {
      body: { reviewIDs: [reviewID], reviewerID, reason: 'On leave', dueAt },
    });
    const changes: AuditEntry['changes'] = {
      ...{ reviewer: [cast.supervisor.userID, reviewerID], dueAt: [null, dueAt], draft: [null, 'kept'] },
    };
    const object = { kind: 'review', id: reviewID, name: 'Loan' } as const;
    return {
      actorID: cast.admin.userID,
      entry: { object, roomID: recording.roomID, reason: 'On leave', changes },
    };
  },
  async 'review.remove'(world) {
    const { cast, admin, begun, recording } = await onLeave(world);
    const { reviewID } = begun;
    await admin.call('withdrawReviews', { body: { reviewIDs: [reviewID], reason: 'The wrong call' } });
    const object = { kind: 'review', id: reviewID, name: 'Loan' } as const;
    const changes: AuditEntry['changes'] = {
      ...{ reviewer: [cast.supervisor.userID, null], state: ['draft', null] },
    };
    return {
      actorID: cast.admin.userID,
      entry: { object, roomID: recording.roomID, reason: 'The wrong call', changes },
    };
  },
} satisfies Partial<Record<AuditAction, Doing>>;
