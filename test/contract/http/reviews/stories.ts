import { expect } from 'vitest';
import type { Comment } from '../../../../contract/comments';
import type { EndpointName } from '../../../../contract/endpoints';
import type { ReviewFormDetail } from '../../../../contract/forms';
import type { ReviewDetail } from '../../../../contract/reviews';
import { aFormContent, goodAnswers } from '../../../support/review-rows';
import type { World } from '../../../support/roomservice';
import { at, MORNING, unique } from '../../../support/rows';
import { begun, filled, underReview } from './scene';

// What goes over the wire about reviews when all is well; spread into `endpoints.test.ts`.

const anID: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);
const NOW = MORNING.toISOString();
const pristine = { createdAt: NOW, editedAt: null, deleted: false };

/** What a review's answers show beside what a story is about. */
async function reviewed(world: World) {
  const scene = await underReview(world);
  const { cast, recording, form } = scene;
  const shown = {
    recording: {
      recordingID: recording.recordingID,
      room: { roomID: recording.roomID, name: 'Loan', customerName: 'Ada', customerRef: 'C-7' },
      kind: 'mix',
      startedAt: '2026-11-20T01:30:03.123Z',
      durationMs: 60_000,
    },
    form: { formID: form.formID, version: 1, name: form.name },
    agent: { userID: cast.agent.userID, name: '沈若溪' },
    reviewer: { userID: cast.supervisor.userID, name: 'Supervisor' },
    ...{
      origin: 'own',
      calibrationID: null,
      dueAt: null,
      assignedBy: null,
      begunBy: null,
      rule: null,
      createdAt: NOW,
    },
    ...{ releaseAt: null, acknowledgedAt: null, replyAt: null },
  };
  const open = { score: null, failed: false, passed: null, submittedAt: null, releasedAt: null };
  const done = { score: 85, failed: false, passed: true };
  return { ...scene, shown, open, done };
}

export const reviewStories = {
  async listComments(world) {
    const { cast, params, by, supervisor, review } = await underReview(world);
    const forAgent = await world.aComment({
      ...{ ...params, authorID: cast.supervisor.userID, forAgent: true, positionMs: 4000 },
      ...{ resolvedAt: at(9), resolvedByID: cast.admin.userID },
    });
    await world.aComment({
      ...params,
      parentID: forAgent.commentID,
      authorID: cast.agent.userID,
      text: '好',
    });
    await world.aComment({ ...params, authorID: cast.supervisor.userID });
    const answer = await supervisor.call('listComments', { params });
    expect(answer.body).toEqual({
      items: [
        {
          ...{
            commentID: forAgent.commentID,
            author: { userID: cast.supervisor.userID, name: 'Supervisor' },
          },
          ...{ text: 'Well said', ...pristine, positionMs: 4000, forAgent: true },
          resolved: { by: { userID: cast.admin.userID, name: 'Ada' }, at: at(9).toISOString() },
          replies: [
            {
              commentID: expect.any(String) as string,
              author: { userID: cast.agent.userID, name: '沈若溪' },
              ...{ text: '好', ...pristine, can: [] },
            },
          ],
          can: ['edit', 'delete', 'reply', 'resolve'],
        },
        expect.objectContaining({ forAgent: false, resolved: null, replies: [] }),
      ],
      can: ['add'],
    });
    expect((await by.call('listComments', { params })).body).toEqual({ items: [], can: [] });
    await review({ state: 'released' });
    expect((await by.call('listComments', { params })).body).toMatchObject({
      items: [{ commentID: forAgent.commentID, can: ['reply'], replies: [{ can: ['edit', 'delete'] }] }],
      can: [],
    });
  },

  async addComment(world) {
    const { cast, params, supervisor } = await underReview(world);
    const body = { positionMs: 12_345, text: ' Well said ', forAgent: true };
    expect((await supervisor.call('addComment', { params, body })).body).toEqual({
      ...{ commentID: anID, author: { userID: cast.supervisor.userID, name: 'Supervisor' } },
      ...{ text: 'Well said', ...pristine, positionMs: 12_345, forAgent: true },
      ...{ resolved: null, replies: [], can: ['edit', 'delete', 'reply', 'resolve'] },
    });
  },

  async replyToComment(world) {
    const { params, by, supervisor, review } = await underReview(world);
    const { commentID } = await world.aComment({ ...params, forAgent: true });
    const { reviewID } = await review({ state: 'released' });
    const answer = await by.call('replyToComment', {
      params: { ...params, commentID },
      body: { text: 'I will ask first' },
    });
    expect(answer.body).toMatchObject({
      commentID,
      replies: [{ commentID: anID, text: 'I will ask first', can: ['edit', 'delete'] }],
    });
    // It waits for whoever reviewed the call.
    expect((await supervisor.call('getReview', { params: { reviewID } })).body).toMatchObject({
      replyAt: NOW,
    });
  },

  async updateComment(world) {
    const { cast, params, by, supervisor, review } = await underReview(world);
    await review({ state: 'released' });
    const { commentID } = await world.aComment({ ...params, authorID: cast.supervisor.userID });
    await world.aComment({ ...params, parentID: commentID });
    const body = { text: 'Better said', forAgent: true };
    const answer = await supervisor.call('updateComment', { params: { ...params, commentID }, body });
    expect(answer.body).toMatchObject({ text: 'Better said', forAgent: true, editedAt: NOW });
    expect((await by.call('listComments', { params })).body).toMatchObject({ items: [{ replies: [{}] }] });
  },

  async deleteComment(world) {
    const { cast, params, supervisor, by, review } = await underReview(world);
    await review({ state: 'released' });
    const mine = { ...params, authorID: cast.supervisor.userID, forAgent: true };
    const { commentID } = await world.aComment(mine);
    const reply = await by.call('replyToComment', {
      params: { ...params, commentID },
      body: { text: 'Why?' },
    });
    const [{ commentID: replyID } = { commentID: '' }] = (reply.body as Comment).replies;
    expect((await supervisor.call('deleteComment', { params: { ...params, commentID } })).status).toBe(204);
    // What somebody answered to keeps its place, without its words.
    expect((await by.call('listComments', { params })).body).toMatchObject({
      items: [{ text: '', deleted: true, replies: [{ text: 'Why?' }], can: ['reply'] }],
    });
    await by.call('deleteComment', { params: { ...params, commentID: replyID } });
    expect((await supervisor.call('listComments', { params })).body).toMatchObject({ items: [] });
  },

  async resolveComment(world) {
    const { cast, params, supervisor } = await underReview(world);
    const { commentID } = await world.aComment(params);
    const resolve = (resolved: boolean) =>
      supervisor.call('resolveComment', { params: { ...params, commentID }, body: { resolved } });
    expect((await resolve(true)).body).toMatchObject({
      resolved: { by: { userID: cast.supervisor.userID, name: 'Supervisor' }, at: NOW },
    });
    expect((await resolve(true)).body).toMatchObject({ resolved: { at: NOW } });
    expect((await resolve(false)).body).toMatchObject({ resolved: null });
  },

  async listReviewForms(world) {
    const { admin, supervisor } = await underReview(world);
    const draft = await world.aReviewForm({ state: 'draft', name: `A draft ${unique()}` });
    const form = await world.aReviewForm({ name: `In use ${unique()}` });
    const shown = {
      ...{ formID: form.formID, name: form.name, state: 'published', version: 1, hasDraft: false },
      ...{ questions: 3, changedAt: NOW, changedBy: { userID: 'somebody', name: 'somebody' } },
    };
    const items = async (browser: typeof admin) =>
      ((await browser.call('listReviewForms')).body as { items: { formID: string }[] }).items;
    expect(await items(admin)).toContainEqual(shown);
    expect(await items(admin)).toContainEqual(
      expect.objectContaining({ formID: draft.formID, state: 'draft', version: 0, hasDraft: true }),
    );
    expect(await items(supervisor)).toContainEqual(shown);
    expect((await items(supervisor)).map(({ formID }) => formID)).not.toContain(draft.formID);
  },

  async getReviewForm(world) {
    const { admin, form, review } = await underReview(world);
    await review();
    expect((await admin.call('getReviewForm', { params: { formID: form.formID } })).body).toEqual({
      ...{ formID: form.formID, name: form.name, state: 'published', version: 1, hasDraft: false },
      ...{ questions: 3, changedAt: NOW, changedBy: { userID: 'somebody', name: 'somebody' } },
      ...{ revision: 1, content: aFormContent },
      versions: [
        {
          ...{ version: 1, name: form.name, publishedAt: NOW, reviews: 1 },
          publishedBy: { userID: 'somebody', name: 'somebody' },
        },
      ],
    });
  },

  async createReviewForm(world) {
    const { admin, supervisor, cast, form } = await underReview(world);
    const empty = { intro: '', passMark: null, sections: [] };
    const name = `Service ${unique()}`;
    const answer = await admin.call('createReviewForm', { body: { name } });
    expect(answer.body).toEqual({
      ...{ formID: anID, name, state: 'draft', version: 0, hasDraft: true, questions: 0 },
      ...{ changedAt: NOW, changedBy: { userID: cast.admin.userID, name: 'Ada' } },
      ...{ revision: 1, content: empty, versions: [] },
    });
    const { formID } = answer.body as ReviewFormDetail;
    const { body } = await supervisor.call('listReviewForms');
    expect((body as { items: ReviewFormDetail[] }).items.map((each) => each.formID)).not.toContain(formID);
    const copy = { name: `${name} for loans`, copyOf: form.formID };
    expect((await admin.call('createReviewForm', { body: copy })).body).toMatchObject({
      content: aFormContent,
    });
  },

  async saveReviewForm(world) {
    const { admin, form, review } = await underReview(world);
    const { reviewID } = await review();
    const params = { formID: form.formID };
    const content = { ...aFormContent, passMark: 50 };
    const save = (revision: number, next: object) =>
      admin.call('saveReviewForm', { params, body: { revision, name: form.name, content: next } });
    expect((await save(1, content)).body).toMatchObject({
      ...{ revision: 2, state: 'published', version: 1, hasDraft: true, content },
    });
    // Reviews go on with what was published.
    expect((await admin.call('getReview', { params: { reviewID } })).body).toMatchObject({
      content: aFormContent,
    });
    // Put back as it was, nothing is left to publish.
    expect((await save(2, aFormContent)).body).toMatchObject({ revision: 3, hasDraft: false });
  },

  async publishReviewForm(world) {
    const { admin, form, supervisor, recordingID, review } = await underReview(world);
    const old = await review({ state: 'submitted' });
    const params = { formID: form.formID };
    const content = { ...aFormContent, passMark: 50 };
    await admin.call('saveReviewForm', { params, body: { revision: 1, name: form.name, content } });
    const answer = await admin.call('publishReviewForm', { params, body: { revision: 2 } });
    expect(answer.body).toMatchObject({
      ...{ state: 'published', version: 2, hasDraft: false, revision: 3, content },
      versions: [
        { version: 2, reviews: 0 },
        { version: 1, reviews: 1 },
      ],
    });
    const young = await begun(supervisor, recordingID, form.formID);
    expect(young).toMatchObject({ form: { version: 2 }, content: { passMark: 50 } });
    const { body } = await supervisor.call('getReview', { params: { reviewID: old.reviewID } });
    expect(body).toMatchObject({ form: { version: 1 }, content: { passMark: 80 } });
  },

  async retireReviewForm(world) {
    const { admin, form, supervisor } = await underReview(world);
    const params = { formID: form.formID };
    const retire = (retired: boolean) => admin.call('retireReviewForm', { params, body: { retired } });
    expect((await retire(true)).body).toMatchObject({ state: 'retired', version: 1 });
    const { body } = await supervisor.call('listReviewForms');
    expect((body as { items: ReviewFormDetail[] }).items.map((each) => each.formID)).not.toContain(
      form.formID,
    );
    expect((await retire(false)).body).toMatchObject({ state: 'published' });
  },

  async listReviewers(world) {
    const { cast, supervisor } = await underReview(world);
    const { items } = (await supervisor.call('listReviewers')).body as { items: { userID: string }[] };
    expect(items).toContainEqual({ userID: cast.supervisor.userID, name: 'Supervisor' });
    expect(items.map(({ userID }) => userID)).not.toContain(cast.otherSupervisor.userID);
    expect(items.map(({ userID }) => userID)).not.toContain(cast.agent.userID);
  },

  async assignReviews(world) {
    const { cast, admin, recordingID, form, supervisor } = await underReview(world);
    const own = await world.aRecording({ agentID: cast.supervisor.userID, teamID: cast.team.teamID });
    const foreign = await world.aRecording({ agentID: cast.outsider.userID, teamID: cast.otherTeam.teamID });
    const dueAt = at(86_400).toISOString();
    const body = {
      recordingIDs: [recordingID, own.recordingID, foreign.recordingID, 'none'],
      ...{ reviewerID: cast.supervisor.userID, formID: form.formID, dueAt },
    };
    const answer = await admin.call('assignReviews', { body });
    const { assigned, skipped } = answer.body as { assigned: string[]; skipped: object[] };
    expect(assigned).toEqual([recordingID]);
    expect(skipped).toHaveLength(3);
    expect(skipped).toEqual(
      expect.arrayContaining([
        { recordingID: own.recordingID, because: 'ownCall' },
        { recordingID: foreign.recordingID, because: 'notTheirs' },
        { recordingID: 'none', because: 'notFound' },
      ]),
    );
    const query = { reviewerID: cast.supervisor.userID, state: 'assigned' };
    expect((await supervisor.call('listReviews', { query })).body).toMatchObject({
      items: [
        { dueAt, origin: 'assigned', assignedBy: { name: 'Ada' }, can: ['fill', 'reassign', 'withdraw'] },
      ],
    });
    // What they have to do already is not given to them twice.
    const again = await admin.call('assignReviews', { body: { ...body, recordingIDs: [recordingID] } });
    expect(again.body).toEqual({ assigned: [], skipped: [{ recordingID, because: 'exists' }] });
  },

  async assignImpact(world) {
    const { cast, admin, recordingID, form, review } = await underReview(world);
    const own = await world.aRecording({ agentID: cast.supervisor.userID, teamID: cast.team.teamID });
    const free = await world.aRecording({
      ...{ agentID: cast.agent.userID, teamID: cast.team.teamID, roomName: 'Card' },
    });
    await review({ state: 'draft', reviewerID: cast.admin.userID });
    const body = {
      recordingIDs: [recordingID, own.recordingID, free.recordingID, 'none'],
      ...{ reviewerID: cast.supervisor.userID, formID: form.formID },
    };
    const answer = await admin.call('assignImpact', { body });
    expect(answer.body).toEqual({
      items: [
        { recordingID, roomName: 'Loan', because: 'taken', takenBy: 'Ada' },
        { recordingID: own.recordingID, roomName: own.roomName, because: 'ownCall', takenBy: null },
        { recordingID: free.recordingID, roomName: 'Card', because: null, takenBy: null },
        { recordingID: 'none', roomName: null, because: 'notFound', takenBy: null },
      ],
      open: 0,
    });
    // As it says, so it is done.
    const { body: done } = await admin.call('assignReviews', { body: { ...body, unlessTaken: true } });
    expect(done).toMatchObject({ assigned: [free.recordingID] });
    const again = await admin.call('assignImpact', { body: { ...body, recordingIDs: [free.recordingID] } });
    expect(again.body).toMatchObject({ items: [{ because: 'exists', takenBy: null }], open: 1 });
  },

  async exportReviews(world) {
    const { supervisor, review, form, recording } = await underReview(world);
    const { reviewID } = await review({ state: 'submitted', score: 66.7, passed: false });
    const response = await supervisor.send('/api/reviews.csv?language=en');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, line] = (await response.text()).split('\r\n');
    expect(head).toMatch(/^Room,Room no\.,/);
    expect(line).toBe(
      `Loan,${recording.roomID},2026-11-20 01:30:03,沈若溪,${form.name},1,Supervisor,Submitted,66.7,No,No,,2026-11-20 01:31:00,,,${reviewID}`,
    );
  },

  async startCalibration(world) {
    const { cast, admin, supervisor, params, form } = await underReview(world);
    const body = { reviewerIDs: [cast.supervisor.userID, cast.admin.userID], formID: form.formID };
    const answer = await admin.call('startCalibration', { params, body });
    expect(answer.body).toMatchObject({
      ...{ calibrationID: anID, form: { formID: form.formID, version: 1 }, content: aFormContent },
      ...{ dueAt: null, mine: anID, scores: [] },
    });
    const { waiting } = answer.body as { waiting: { name: string }[] };
    expect(waiting.map(({ name }) => name).sort()).toEqual(['Ada', 'Supervisor']);
    expect((await supervisor.call('listReviews', { query: { state: 'assigned' } })).body).toMatchObject({
      items: [{ origin: 'calibration', reviewer: { name: 'Supervisor' } }],
      total: 1,
    });
  },

  async getCalibration(world) {
    const { admin, supervisor, review, cast } = await underReview(world);
    const calibrationID = `calibration_${unique()}`;
    const of = { origin: 'calibration', calibrationID } as const;
    const mine = await review(of);
    const other = await review({ ...of, reviewerID: cast.admin.userID, state: 'submitted', score: 40 });
    const params = { calibrationID };
    expect((await admin.call('getCalibration', { params })).body).toMatchObject({
      ...{ waiting: [{ name: 'Supervisor' }], mine: other.reviewID, scores: [] },
    });
    const body = { revision: 1, ...filled, release: true };
    const sent = await supervisor.call('submitReview', { params: { reviewID: mine.reviewID }, body });
    // Nobody releases to an agent what was scored to be compared.
    expect(sent.body).toMatchObject({ state: 'submitted', releasedAt: null, can: [] });
    const { scores } = (await admin.call('getCalibration', { params })).body as {
      scores: { score: number }[];
    };
    expect(new Set(scores.map(({ score }) => score))).toEqual(new Set([40, 85]));
  },

  async listReviews(world) {
    const { review, supervisor, shown, done, by } = await reviewed(world);
    const { reviewID } = await review({ state: 'submitted' });
    expect((await supervisor.call('listReviews')).body).toEqual({
      items: [
        {
          ...{ reviewID, ...shown, ...done, state: 'submitted' },
          ...{ submittedAt: at(60).toISOString(), releasedAt: null, can: ['release', 'reopen'] },
        },
      ],
      ...{ total: 1, page: 1, size: 20 },
    });
    expect((await by.call('listReviews')).body).toMatchObject({ items: [], total: 0 });
    const overdue = await review({ dueAt: at(-1) });
    expect((await supervisor.call('listReviews', { query: { overdue: 'yes' } })).body).toMatchObject({
      items: [{ reviewID: overdue.reviewID, can: ['fill', 'reassign', 'withdraw'] }],
    });
  },

  async getReview(world) {
    const { review, by, shown, done } = await reviewed(world);
    const { reviewID } = await review({ state: 'released', summary: 'Good' });
    const { messageID } = await world.aReviewMessage({ reviewID });
    expect((await by.call('getReview', { params: { reviewID } })).body).toEqual({
      ...{ reviewID, ...shown, ...done, state: 'released' },
      ...{ submittedAt: at(60).toISOString(), releasedAt: at(60).toISOString() },
      ...{ can: ['acknowledge', 'say'], revision: 1, content: aFormContent, answers: goodAnswers },
      summary: 'Good',
      messages: [
        { messageID, author: { userID: 'somebody', name: 'somebody' }, text: 'I see', createdAt: NOW },
      ],
    });
  },

  async startReview(world) {
    const { supervisor, params, form, shown, open } = await reviewed(world);
    const answer = await supervisor.call('startReview', { params, body: { formID: form.formID } });
    expect(answer.body).toEqual({
      ...{ reviewID: anID, ...shown, ...open, state: 'draft', can: ['fill', 'reassign', 'withdraw'] },
      ...{ revision: 1, content: aFormContent, answers: {}, summary: '', messages: [] },
    });
    // A second press finds what the first began.
    const again = await supervisor.call('startReview', { params, body: { formID: form.formID } });
    expect(again.body).toEqual(answer.body);
  },

  async saveReview(world) {
    const { supervisor, review } = await underReview(world);
    const { reviewID } = await review({ state: 'assigned' });
    const params = { reviewID };
    const answers = {
      calm: { value: '2', na: false, note: 'At 0:40' },
      name: { value: null, na: true, note: '' },
    };
    const body = { revision: 1, answers, summary: 'So far' };
    expect((await supervisor.call('saveReview', { params, body })).body).toMatchObject({
      ...{ state: 'draft', revision: 2, answers, summary: 'So far', score: null },
    });
    // It is there in any other browser.
    expect((await supervisor.call('getReview', { params })).body).toMatchObject({ answers, revision: 2 });
  },

  async submitReview(world) {
    const { supervisor, by, review } = await underReview(world);
    const { reviewID } = await review();
    const params = { reviewID };
    const body = { revision: 1, ...filled, release: false };
    expect((await supervisor.call('submitReview', { params, body })).body).toMatchObject({
      ...{ state: 'submitted', score: 85, failed: false, passed: true, submittedAt: NOW, releasedAt: null },
      ...{ summary: 'Calm and clear', can: ['release', 'reopen'] },
    });
    expect((await by.call('getReview', { params })).problem?.code).toBe('review.notFound');
    const other = await review();
    const failing = { ...goodAnswers, consent: { value: 'no', na: false, note: '' } };
    const answer = await supervisor.call('submitReview', {
      params: { reviewID: other.reviewID },
      body: { revision: 1, answers: failing, summary: '', release: true },
    });
    expect(answer.body).toMatchObject({ state: 'released', score: 0, failed: true, passed: false });
    expect((await by.call('getReview', { params: { reviewID: other.reviewID } })).status).toBe(200);
  },

  async releaseReview(world) {
    const { supervisor, by, review } = await underReview(world);
    const { reviewID } = await review({ state: 'submitted' });
    const params = { reviewID };
    expect((await supervisor.call('releaseReview', { params })).body).toMatchObject({
      ...{ state: 'released', releasedAt: NOW, can: ['reopen', 'say'] },
    });
    expect((await by.call('listReviews')).body).toMatchObject({ items: [{ reviewID }] });
    expect((await supervisor.call('releaseReview', { params })).status).toBe(200);
  },

  async scheduleRelease(world) {
    const { supervisor, by, review } = await underReview(world);
    const { reviewID } = await review({ state: 'submitted' });
    const params = { reviewID };
    const schedule = (releaseAt: string | null) =>
      supervisor.call('scheduleRelease', { params, body: { releaseAt } });
    expect((await schedule('2026-11-20T11:00:00+08:00')).body).toMatchObject({
      ...{ state: 'submitted', releaseAt: '2026-11-20T03:00:00.000Z', can: ['release', 'reopen'] },
    });
    expect((await by.call('getReview', { params })).problem?.code).toBe('review.notFound');
    expect((await schedule(null)).body).toMatchObject({ state: 'submitted', releaseAt: null });
  },

  async reopenReview(world) {
    const { supervisor, by, review } = await underReview(world);
    const { reviewID } = await review({ state: 'released', acknowledgedAt: at(80), summary: 'Kept' });
    const params = { reviewID };
    const answer = await supervisor.call('reopenReview', { params, body: { reason: 'Wrong call' } });
    expect(answer.body).toMatchObject({
      ...{ state: 'draft', score: null, submittedAt: null, releasedAt: null, acknowledgedAt: null },
      ...{ answers: goodAnswers, summary: 'Kept', can: ['fill', 'reassign', 'withdraw'] },
    });
    expect((await by.call('getReview', { params })).problem?.code).toBe('review.notFound');
  },

  async acknowledgeReview(world) {
    const { by, review } = await underReview(world);
    const { reviewID } = await review({ state: 'released' });
    const answer = await by.call('acknowledgeReview', { params: { reviewID } });
    expect(answer.body).toMatchObject({ acknowledgedAt: NOW, can: ['say'] });
    world.clock.forward(60);
    const again = await by.call('acknowledgeReview', { params: { reviewID } });
    expect(again.body).toMatchObject({ acknowledgedAt: NOW });
  },

  async sayAboutReview(world) {
    const { by, supervisor, review, cast } = await underReview(world);
    const { reviewID } = await review({ state: 'released' });
    const say = (browser: typeof by, text: string) =>
      browser.call('sayAboutReview', { params: { reviewID }, body: { text } });
    expect((await say(by, 'The line was bad')).body).toMatchObject({
      replyAt: NOW,
      messages: [
        { messageID: anID, author: { userID: cast.agent.userID, name: '沈若溪' }, text: 'The line was bad' },
      ],
    });
    expect((await say(supervisor, 'I hear you')).body).toMatchObject({
      replyAt: null,
      messages: [{ text: 'The line was bad' }, { text: 'I hear you' }],
    });
  },

  async readReplies(world) {
    const { supervisor, review } = await underReview(world);
    const { reviewID } = await review({ state: 'released', replyAt: at(90) });
    const waiting = async () =>
      ((await supervisor.call('listReviews', { query: { replied: 'yes' } })).body as { total: number }).total;
    expect(await waiting()).toBe(1);
    const answer = await supervisor.call('readReplies', { params: { reviewID } });
    expect((answer.body as ReviewDetail).replyAt).toBeNull();
    expect(await waiting()).toBe(0);
  },
} satisfies Partial<Record<EndpointName, (world: World) => Promise<void>>>;
