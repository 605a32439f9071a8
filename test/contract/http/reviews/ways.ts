import { expect } from 'vitest';
import type { EndpointName } from '../../../../contract/endpoints';
import { aFormContent, goodAnswers } from '../../../support/review-rows';
import type { Answer, Browser } from '../../../support/roomservice-client';
import type { World } from '../../../support/roomservice';
import { at, unique } from '../../../support/rows';
import { filled, underReview } from './scene';

// How each problem of reviews is met; spread into `problems.test.ts`.

type Way = (world: World) => Promise<Answer>;

const asAdmin = async (world: World) => world.as((await world.person('admin')).userID);
const said = { positionMs: 0, text: 'Hm', forAgent: false };
const empty = { intro: '', passMark: null, sections: [] };

const noRecording = (name: EndpointName, given: object = {}) =>
  ({
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call(name, { params: { recordingID: 'none', commentID: 'none' }, ...given }),
  }) satisfies Record<string, Way>;

const noComment = (name: EndpointName, given: object = {}) =>
  ({
    'comment.notFound': async (world) => {
      const { params, supervisor } = await underReview(world);
      const elsewhere = await world.aComment();
      return supervisor.call(name, { params: { ...params, commentID: elsewhere.commentID }, ...given });
    },
  }) satisfies Record<string, Way>;

const notMine = (name: EndpointName, given: object = {}) =>
  ({
    'comment.notMine': async (world) => {
      const { params, supervisor } = await underReview(world);
      const { commentID } = await world.aComment(params);
      return supervisor.call(name, { params: { ...params, commentID }, ...given });
    },
  }) satisfies Record<string, Way>;

const noForm = (name: EndpointName, given: object = {}) =>
  ({
    'form.notFound': async (world) =>
      (await asAdmin(world)).call(name, { params: { formID: 'none' }, ...given }),
  }) satisfies Record<string, Way>;

const noReview = (name: EndpointName, given: object = {}) =>
  ({
    'review.notFound': async (world) =>
      (await asAdmin(world)).call(name, { params: { reviewID: 'none' }, ...given }),
  }) satisfies Record<string, Way>;

/** A supervisor whose own call was reviewed by an admin, and released. */
async function ofMyOwnCall(
  world: World,
  act: (me: Browser, reviewID: string, recordingID: string) => Promise<Answer>,
) {
  const { supervisor } = await world.cast();
  const { recordingID } = await world.aRecording({ agentID: supervisor.userID, teamID: supervisor.teamID });
  const { reviewID } = await world.aReview({ recordingID, state: 'released' });
  return act(world.as(supervisor.userID), reviewID, recordingID);
}

const ownReview = (name: EndpointName, given: object = {}) =>
  ({
    'review.ownCall': (world) =>
      ofMyOwnCall(world, (me, reviewID) => me.call(name, { params: { reviewID }, ...given })),
  }) satisfies Record<string, Way>;

const calibration = (name: EndpointName, given: object = {}) =>
  ({
    'review.calibration': async (world) => {
      const { supervisor, review } = await underReview(world);
      const of = { state: 'submitted', origin: 'calibration', calibrationID: `c_${unique()}` } as const;
      const { reviewID } = await review(of);
      return supervisor.call(name, { params: { reviewID }, ...given });
    },
    'review.notSubmitted': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review();
      return supervisor.call(name, { params: { reviewID }, ...given });
    },
  }) satisfies Record<string, Way>;

/** What stands in the way of whoever fills a review. */
const filling = (name: 'saveReview' | 'submitReview') => {
  const body = { revision: 1, ...filled, ...(name === 'submitReview' && { release: false }) };
  return {
    ...noReview(name, { body }),
    'review.notMine': async (world) => {
      const { admin, review } = await underReview(world);
      const { reviewID } = await review();
      const answer = await admin.call(name, { params: { reviewID }, body });
      expect(answer.problem?.params).toEqual({ name: 'Supervisor' });
      return answer;
    },
    'review.submitted': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review({ state: 'submitted' });
      return supervisor.call(name, { params: { reviewID }, body });
    },
    'review.changed': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review({ revision: 2 });
      return supervisor.call(name, { params: { reviewID }, body });
    },
    'review.answerUnknown': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review();
      const answer = (value: string | null, na = false) => ({ value, na, note: '' });
      const wrong = { ...goodAnswers, other: answer('yes'), calm: answer('6'), consent: answer(null, true) };
      const { problem, ...rest } = await supervisor.call(name, {
        params: { reviewID },
        body: { ...body, answers: wrong },
      });
      expect(problem?.fields).toEqual(
        expect.arrayContaining([
          { path: 'answers.other', code: 'unknown' },
          { path: 'answers.calm', code: 'not_one_of' },
          { path: 'answers.consent', code: 'not_one_of' },
        ]),
      );
      return { problem, ...rest };
    },
  } satisfies Record<string, Way>;
};

const reviewerUnknown = (name: 'assignReviews' | 'assignImpact' | 'startCalibration') =>
  ({
    'reviewer.unknown': async (world) => {
      const { admin, cast, form, params, recordingID } = await underReview(world);
      const reviewerID = cast.agent.userID;
      const reviewerIDs = [cast.supervisor.userID, reviewerID];
      const body = { recordingIDs: [recordingID], reviewerID, reviewerIDs, formID: form.formID };
      const answer = await admin.call(name, { params, body });
      expect(answer.problem?.params).toEqual({ userID: reviewerID });
      return answer;
    },
    'form.notFound': async (world) => {
      const { admin, cast, params, recordingID } = await underReview(world);
      const [reviewerID, other] = [cast.supervisor.userID, cast.admin.userID];
      const body = {
        recordingIDs: [recordingID],
        reviewerID,
        reviewerIDs: [reviewerID, other],
        formID: 'none',
      };
      return admin.call(name, { params, body });
    },
    'form.notPublished': async (world) => {
      const { admin, cast, params, recordingID } = await underReview(world);
      const { formID } = await world.aReviewForm({ state: 'retired' });
      const [reviewerID, other] = [cast.supervisor.userID, cast.admin.userID];
      const body = { recordingIDs: [recordingID], reviewerID, reviewerIDs: [reviewerID, other], formID };
      return admin.call(name, { params, body });
    },
  }) satisfies Record<string, Way>;

export const reviewWays = {
  assignReviews: reviewerUnknown('assignReviews'),
  assignImpact: reviewerUnknown('assignImpact'),
  startCalibration: {
    ...reviewerUnknown('startCalibration'),
    ...noRecording('startCalibration', { body: { formID: 'none', reviewerIDs: ['anybody', 'somebody'] } }),
    'review.ownCall': async (world) => {
      const { formID } = await world.aReviewForm();
      const body = { formID, reviewerIDs: ['anybody', 'somebody'] };
      return ofMyOwnCall(world, (me, _, recordingID) =>
        me.call('startCalibration', { params: { recordingID }, body }),
      );
    },
  },
  getCalibration: {
    'calibration.notFound': async (world) =>
      (await asAdmin(world)).call('getCalibration', { params: { calibrationID: 'none' } }),
  },
  listComments: noRecording('listComments'),
  addComment: {
    ...noRecording('addComment', { body: said }),
    'review.ownCall': (world) =>
      ofMyOwnCall(world, (me, _, recordingID) =>
        me.call('addComment', { params: { recordingID }, body: said }),
      ),
  },
  replyToComment: {
    ...noRecording('replyToComment', { body: { text: 'Hm' } }),
    ...noComment('replyToComment', { body: { text: 'Hm' } }),
  },
  updateComment: {
    ...noRecording('updateComment', { body: {} }),
    ...noComment('updateComment', { body: { text: 'Hm' } }),
    ...notMine('updateComment', { body: { text: 'Hm' } }),
  },
  deleteComment: {
    ...noRecording('deleteComment'),
    ...noComment('deleteComment'),
    ...notMine('deleteComment'),
  },
  resolveComment: {
    ...noRecording('resolveComment', { body: { resolved: true } }),
    ...noComment('resolveComment', { body: { resolved: true } }),
    'review.ownCall': (world) =>
      ofMyOwnCall(world, async (me, _, recordingID) => {
        const { commentID } = await world.aComment({ recordingID, forAgent: true });
        return me.call('resolveComment', { params: { recordingID, commentID }, body: { resolved: true } });
      }),
  },
  getReviewForm: noForm('getReviewForm'),
  createReviewForm: {
    'form.notFound': async (world) =>
      (await asAdmin(world)).call('createReviewForm', { body: { name: 'Copy', copyOf: 'none' } }),
    'form.taken': async (world) => {
      const { name } = await world.aReviewForm();
      const body = { name: name.toUpperCase() };
      const answer = await (await asAdmin(world)).call('createReviewForm', { body });
      expect(answer.problem?.fields).toEqual([{ path: 'name', code: 'taken' }]);
      return answer;
    },
  },
  saveReviewForm: {
    ...noForm('saveReviewForm', { body: { revision: 1, name: 'X', content: empty } }),
    'form.taken': async (world) => {
      const { name } = await world.aReviewForm();
      const { formID } = await world.aReviewForm();
      const body = { revision: 1, name, content: empty };
      return (await asAdmin(world)).call('saveReviewForm', { params: { formID }, body });
    },
    'form.changed': async (world) => {
      const { formID, name } = await world.aReviewForm({ revision: 2 });
      const body = { revision: 1, name, content: empty };
      return (await asAdmin(world)).call('saveReviewForm', { params: { formID }, body });
    },
  },
  publishReviewForm: {
    ...noForm('publishReviewForm', { body: { revision: 1 } }),
    'form.changed': async (world) => {
      const { formID } = await world.aReviewForm({ state: 'draft', revision: 2 });
      const admin = await asAdmin(world);
      return admin.call('publishReviewForm', { params: { formID }, body: { revision: 1 } });
    },
    'form.incomplete': async (world) => {
      const [opening] = aFormContent.sections;
      const content = {
        ...aFormContent,
        sections: [{ ...opening, sectionID: 'opening', title: ' ', questions: [] }],
      };
      const { formID } = await world.aReviewForm({ state: 'draft', content });
      const admin = await asAdmin(world);
      const answer = await admin.call('publishReviewForm', { params: { formID }, body: { revision: 1 } });
      expect(answer.problem?.fields).toEqual([
        { path: 'content.sections.0.title', code: 'required' },
        { path: 'content.sections.0.questions', code: 'required' },
      ]);
      return answer;
    },
    'form.nothingNew': async (world) => {
      const { formID } = await world.aReviewForm();
      const admin = await asAdmin(world);
      return admin.call('publishReviewForm', { params: { formID }, body: { revision: 1 } });
    },
  },
  retireReviewForm: noForm('retireReviewForm', { body: { retired: true } }),
  getReview: noReview('getReview'),
  startReview: {
    ...noRecording('startReview', { body: { formID: 'none' } }),
    'review.ownCall': async (world) => {
      const { formID } = await world.aReviewForm();
      return ofMyOwnCall(world, (me, _, recordingID) =>
        me.call('startReview', { params: { recordingID }, body: { formID } }),
      );
    },
    'form.notFound': async (world) => {
      const { supervisor, params } = await underReview(world);
      return supervisor.call('startReview', { params, body: { formID: 'none' } });
    },
    'form.notPublished': async (world) => {
      const { supervisor, params } = await underReview(world);
      const { formID, name } = await world.aReviewForm({ state: 'retired' });
      const answer = await supervisor.call('startReview', { params, body: { formID } });
      expect(answer.problem?.params).toEqual({ name });
      return answer;
    },
  },
  saveReview: filling('saveReview'),
  submitReview: {
    ...filling('submitReview'),
    'review.releasePast': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review();
      const body = { revision: 1, ...filled, release: false, releaseAt: at(-1).toISOString() };
      return supervisor.call('submitReview', { params: { reviewID }, body });
    },
    'review.incomplete': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review();
      const answers = {
        name: { value: null, na: true, note: '' },
        calm: { value: null, na: false, note: 'Hm' },
      };
      const answer = await supervisor.call('submitReview', {
        params: { reviewID },
        body: { revision: 1, answers, summary: '', release: false },
      });
      expect(answer.problem).toMatchObject({
        params: { count: 2 },
        fields: [
          { path: 'answers.calm', code: 'required' },
          { path: 'answers.consent', code: 'required' },
        ],
      });
      return answer;
    },
  },
  releaseReview: {
    ...noReview('releaseReview'),
    ...ownReview('releaseReview'),
    ...calibration('releaseReview'),
  },
  scheduleRelease: {
    ...noReview('scheduleRelease', { body: { releaseAt: null } }),
    ...ownReview('scheduleRelease', { body: { releaseAt: null } }),
    ...calibration('scheduleRelease', { body: { releaseAt: null } }),
    'review.released': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review({ state: 'released' });
      const body = { releaseAt: at(60).toISOString() };
      return supervisor.call('scheduleRelease', { params: { reviewID }, body });
    },
    'review.releasePast': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review({ state: 'submitted' });
      const body = { releaseAt: at(0).toISOString() };
      const answer = await supervisor.call('scheduleRelease', { params: { reviewID }, body });
      expect(answer.problem?.fields).toEqual([{ path: 'releaseAt', code: 'too_small' }]);
      return answer;
    },
  },
  reopenReview: {
    ...noReview('reopenReview', { body: { reason: 'Hm' } }),
    ...ownReview('reopenReview', { body: { reason: 'Hm' } }),
    ...calibration('reopenReview', { body: { reason: 'Hm' } }),
  },
  acknowledgeReview: {
    ...noReview('acknowledgeReview'),
    'review.notAboutMe': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review({ state: 'released' });
      return supervisor.call('acknowledgeReview', { params: { reviewID } });
    },
  },
  sayAboutReview: {
    ...noReview('sayAboutReview', { body: { text: 'Hm' } }),
    'review.notReleased': async (world) => {
      const { supervisor, review } = await underReview(world);
      const { reviewID } = await review();
      return supervisor.call('sayAboutReview', { params: { reviewID }, body: { text: 'Hm' } });
    },
  },
  readReplies: { ...noReview('readReplies'), ...ownReview('readReplies') },
} satisfies Partial<Record<EndpointName, Readonly<Record<string, Way>>>>;
