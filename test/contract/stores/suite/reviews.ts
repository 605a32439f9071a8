import { describe, expect, it } from 'vitest';
import type { ReviewSight } from '../../../../server/roomservice/stores/reviews';
import { aFormContent, versionOf } from '../../../support/review-rows';
import { at, thrownAway, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeReviews(bench: () => Bench): void {
  describe('comments', () => {
    it('are given in the order of the recording, answers in the order in which they came', async () => {
      const { store, aRecording, aComment } = bench();
      const { recordingID } = await aRecording();
      const late = await aComment({ recordingID, positionMs: 40_000 });
      const early = await aComment({ recordingID, positionMs: 5 });
      const answer = await aComment({ recordingID, positionMs: 5, parentID: early.commentID });
      await aComment();
      expect(await store.read.comments.ofRecording(recordingID)).toEqual([early, answer, late]);
    });

    it('change in the named fields alone, and go when they are taken back', async () => {
      const { store, aComment } = bench();
      const comment = await aComment();
      const change = { text: '改过了', editedAt: at(3.003), resolvedAt: at(4), resolvedByID: 'somebody' };
      await store.transact((tx) => tx.comments.update(comment.commentID, change));
      expect(await store.read.comments.get(comment.commentID)).toEqual({ ...comment, ...change });
      await store.transact((tx) => tx.comments.delete(comment.commentID));
      expect(await store.read.comments.get(comment.commentID)).toBeUndefined();
    });
  });

  describe('review forms', () => {
    it('are unique by name, letter case aside, and listed by it', async () => {
      const { store, aReviewForm } = bench();
      const name = `Zeta ${unique()}`;
      const one = await aReviewForm({ name });
      const other = await aReviewForm();
      expect(
        await store.transact((tx) =>
          tx.reviewForms.insert({ ...one, formID: 'x', name: name.toUpperCase() }),
        ),
      ).toBe(false);
      expect(
        await store.transact((tx) => tx.reviewForms.update(other.formID, { name: name.toLowerCase() })),
      ).toBe(false);
      expect(
        await store.transact((tx) => tx.reviewForms.update(one.formID, { name: name.toUpperCase() })),
      ).toBe(true);
      const ids = (await store.read.reviewForms.list()).map(({ formID }) => formID);
      expect(ids.indexOf(other.formID)).toBeLessThan(ids.indexOf(one.formID));
    });

    it('count their changes, keep a draft and let go of it', async () => {
      const { store, aReviewForm } = bench();
      const form = await aReviewForm({ state: 'draft' });
      expect(await store.read.reviewForms.get(form.formID)).toEqual(form);
      const seen = await store.transact(async (tx) => {
        await tx.reviewForms.update(form.formID, { draft: null, state: 'published', version: 1 });
        return tx.reviewForms.lock(form.formID);
      });
      expect(seen).toEqual({ ...form, draft: null, state: 'published', version: 1, revision: 2 });
    });

    it('have versions that never change, newest first, with how often each was used', async () => {
      const { store, aReviewForm, aReview } = bench();
      const form = await aReviewForm();
      const second = versionOf({ ...form, version: 2 }, { ...aFormContent, passMark: null }, at(5));
      await store.transact((tx) => tx.reviewForms.insertVersion(second));
      await aReview({ formID: form.formID });
      await aReview({ formID: form.formID });
      expect(await store.read.reviewForms.version(form.formID, 2)).toEqual(second);
      expect(await store.read.reviewForms.version(form.formID, 3)).toBeUndefined();
      const versions = await store.read.reviewForms.versions(form.formID);
      expect(versions.map(({ version, reviews }) => [version, reviews])).toEqual([
        [2, 0],
        [1, 2],
      ]);
    });
  });

  describe('reviews', () => {
    it('are read with their form, their people and their recording', async () => {
      const { store, aUser, aRecording, aReviewForm, aReview } = bench();
      const reviewer = await aUser({ name: 'Lin' });
      const recording = await aRecording();
      const { recordingID } = recording;
      const form = await aReviewForm();
      const row = await aReview({
        ...{ recordingID, formID: form.formID, reviewerID: reviewer.userID, assignedByID: 'gone_admin' },
        ...{ state: 'submitted', score: 66.7, passed: false },
      });
      const seen = {
        ...row,
        formName: form.name,
        reviewerName: 'Lin',
        assignedByName: 'gone_admin',
        begunByName: null,
        ruleName: null,
        recording: { ...recording, score: 66.7 },
      };
      expect(await store.read.reviews.get(row.reviewID)).toEqual(seen);
      expect(await store.read.reviews.ofRecording(recordingID)).toEqual([seen]);
      expect(await store.read.reviews.get('none')).toBeUndefined();
    });

    it('count their saves, and are picked by a rule once', async () => {
      const { store, aReview } = bench();
      const row = await aReview({ ruleID: `rule_${unique()}` });
      const again = { ...row, reviewID: `review_${unique()}` };
      expect(await store.transact((tx) => tx.reviews.insert(again))).toBe(false);
      const free = { ...again, ruleID: null };
      expect(await store.transact((tx) => tx.reviews.insert(free))).toBe(true);
      const seen = await store.transact(async (tx) => {
        await tx.reviews.update(row.reviewID, { summary: '好' });
        return tx.reviews.lock(row.reviewID);
      });
      expect(seen).toEqual({ ...row, summary: '好', revision: 2 });
    });

    it('go with what was said about them', async () => {
      const { store, aReviewMessage } = bench();
      const first = await aReviewMessage({ text: 'One' });
      const second = await aReviewMessage({ reviewID: first.reviewID, text: 'Two' });
      expect(await store.read.reviewMessages.ofReview(first.reviewID)).toEqual([first, second]);
      await store.transact((tx) => tx.reviews.delete(first.reviewID));
      expect(await store.read.reviewMessages.ofReview(first.reviewID)).toEqual([]);
      expect(await store.read.reviews.get(first.reviewID)).toBeUndefined();
    });

    it('go with their recording, and comments with them', async () => {
      const { store, aComment, aReview } = bench();
      const review = await aReview();
      const { recordingID } = review;
      await aComment({ recordingID });
      const other = await aReview();
      await store.transact((tx) => tx.reviews.deleteOf(recordingID));
      expect(await store.read.reviews.ofRecording(recordingID)).toEqual([]);
      expect(await store.read.comments.ofRecording(recordingID)).toEqual([]);
      expect(await store.read.reviews.get(other.reviewID)).toBeDefined();
    });

    it('are listed within reach, of one’s own calls those that were released', async () => {
      const { store, aTeam, aUser, aReview } = bench();
      const { teamID } = await aTeam();
      const agent = await aUser({ teamID });
      const of = { agentID: agent.userID, teamID };
      const draft = await aReview({ ...of, createdAt: at(1) });
      const released = await aReview({ ...of, state: 'released', createdAt: at(2) });
      await aReview();
      const seenBy = async (sight: ReviewSight) =>
        (await store.read.reviews.list({ ...all, agentID: [agent.userID] }, sight)).items.map(
          ({ reviewID }) => reviewID,
        );
      const userID = agent.userID;
      expect(await seenBy({ reach: { kind: 'own', userID }, userID })).toEqual([released.reviewID]);
      expect(await seenBy({ reach: { kind: 'all' }, userID })).toEqual([released.reviewID]);
      const team = { kind: 'team', userID: 'lead', teamID } as const;
      expect(await seenBy({ reach: team, userID: 'lead' })).toEqual([released.reviewID, draft.reviewID]);
      expect(await seenBy({ reach: { ...team, teamID: 'other' }, userID: 'lead' })).toEqual([]);
      expect(await seenBy({ reach: { kind: 'none' }, userID: 'lead' })).toEqual([]);
    });

    it('that are scored blind are one’s own alone until all are submitted', async () => {
      const { store, aRecording, aReview } = bench();
      const { recordingID } = await aRecording();
      const calibrationID = `calibration_${unique()}`;
      const of = { recordingID, calibrationID, origin: 'calibration' } as const;
      const mine = await aReview({ ...of, reviewerID: 'one', createdAt: at(1) });
      const other = await aReview({ ...of, reviewerID: 'two', state: 'submitted', createdAt: at(2) });
      const list = async () =>
        (
          await store.read.reviews.list({ ...all, recordingID }, { reach: { kind: 'all' }, userID: 'one' })
        ).items.map(({ reviewID }) => reviewID);
      expect(await list()).toEqual([mine.reviewID]);
      await store.transact((tx) => tx.reviews.update(mine.reviewID, { state: 'submitted' }));
      expect(await list()).toEqual([other.reviewID, mine.reviewID]);
    });

    it('are found by state, people, form, score, time, what waits, and part of a name', async () => {
      const { store, aRecording, aReview } = bench();
      const agentID = `agent_${unique()}`;
      const { recordingID } = await aRecording({ agentID, roomName: 'Mortgage 100%' });
      const todo = await aReview({ agentID, state: 'assigned', dueAt: at(-5), reviewerID: 'me' });
      const done = await aReview({ recordingID, state: 'submitted', score: 40, replyAt: at(9) });
      const good = await aReview({ agentID, state: 'released', score: 90.5, submittedAt: at(120) });
      const found = async (query: object) =>
        (
          await store.read.reviews.list(
            { ...all, sort: 'createdAt', agentID: [agentID], ...query },
            { reach: { kind: 'all' }, userID: 'me' },
          )
        ).items
          .map(({ reviewID }) => reviewID)
          .sort();
      const ids = (...rows: readonly { readonly reviewID: string }[]) =>
        rows.map(({ reviewID }) => reviewID).sort();
      expect(await found({})).toEqual(ids(todo, done, good));
      expect(await found({ state: ['assigned', 'draft'] })).toEqual(ids(todo));
      expect(await found({ reviewerID: ['me'] })).toEqual(ids(todo));
      expect(await found({ formID: [good.formID] })).toEqual(ids(good));
      expect(await found({ overdueAt: at(0) })).toEqual(ids(todo));
      expect(await found({ overdueAt: at(-6) })).toEqual([]);
      expect(await found({ replied: 'yes' })).toEqual(ids(done));
      expect(await found({ minScore: 41 })).toEqual(ids(good));
      expect(await found({ maxScore: 90 })).toEqual(ids(done));
      expect(await found({ from: at(61).toISOString() })).toEqual(ids(good));
      expect(await found({ to: at(61).toISOString() })).toEqual(ids(done));
      expect(await found({ q: '100%' })).toEqual(ids(done));
    });

    it('are due for release when submitted, at their time, while their recording is not in the trash', async () => {
      const { store, aRecording, aReview } = bench();
      const { recordingID } = await aRecording(thrownAway);
      const due = { state: 'submitted', releaseAt: at(-86_400) } as const;
      const second = await aReview({ ...due, releaseAt: at(-86_399) });
      const first = await aReview(due);
      const others = [
        await aReview({ ...due, recordingID }),
        await aReview({ ...due, state: 'released' }),
        await aReview({ ...due, releaseAt: at(-86_398.999) }),
        await aReview({ ...due, releaseAt: null }),
      ].map(({ reviewID }) => reviewID);
      const found = await store.read.reviews.releaseDue(at(-86_399));
      expect(found.slice(-2)).toEqual([first.reviewID, second.reviewID]);
      expect(found.filter((each) => others.includes(each))).toEqual([]);
    });

    it('are sorted with what is not known last, and paged', async () => {
      const { store, aReview } = bench();
      const agentID = `agent_${unique()}`;
      const open = await aReview({ agentID, reviewID: `a_${agentID}` });
      const low = await aReview({ agentID, state: 'submitted', score: 10 });
      const high = await aReview({ agentID, state: 'submitted', score: 99.9 });
      const list = (query: object) =>
        store.read.reviews.list(
          { ...all, agentID: [agentID], ...query },
          { reach: { kind: 'all' }, userID: 'me' },
        );
      const order = async (sort: string) => (await list({ sort })).items.map(({ reviewID }) => reviewID);
      expect(await order('score')).toEqual([low.reviewID, high.reviewID, open.reviewID]);
      expect(await order('score.desc')).toEqual([high.reviewID, low.reviewID, open.reviewID]);
      const page = await list({ sort: 'score', page: 2, size: 2 });
      expect([page.total, page.items.map(({ reviewID }) => reviewID)]).toEqual([3, [open.reviewID]]);
    });

    it.each(['delete', 'detach'] as const)('of an erased customer: %s', async (choice) => {
      const { store, aRecording, aComment, aReview, aReviewMessage } = bench();
      const customerRef = `ref-${unique()}`;
      const { recordingID } = await aRecording({ customerRef, customerName: 'Zhuge Liang' });
      const comment = await aComment({ recordingID, text: 'Zhuge Liang was angry' });
      const note = { value: 'yes', na: false, note: 'as zhuge liang said' };
      const review = await aReview({ recordingID, summary: 'About Zhuge Liang', answers: { name: note } });
      const message = await aReviewMessage({ reviewID: review.reviewID, text: 'Zhuge Liang again' });
      await store.transact(async (tx) => {
        const held = await tx.customers.held({ ref: customerRef, name: '' });
        await tx.customers.erase(held, '(?:Zhuge Liang)', choice);
      });
      const left = [
        (await store.read.comments.get(comment.commentID))?.text,
        (await store.read.reviews.get(review.reviewID))?.summary,
        (await store.read.reviews.get(review.reviewID))?.answers['name']?.note,
        (await store.read.reviewMessages.ofReview(review.reviewID)).map(({ text }) => text)[0],
      ];
      expect(left).toEqual(
        choice === 'delete'
          ? [undefined, undefined, undefined, undefined]
          : ['*** was angry', 'About ***', 'as *** said', '*** again'],
      );
      expect(message.text).toBe('Zhuge Liang again');
    });
  });
}

const all = { sort: 'createdAt.desc', page: 1, size: 20 } as const;
