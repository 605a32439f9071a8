import { describe, expect, it } from 'vitest';
import type { ReviewRow } from '../../../../server/roomservice/rows/reviews';
import type { ChartFilter } from '../../../../server/roomservice/stores/review-charts';
import type { ReviewSight } from '../../../../server/roomservice/stores/reviews';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

const all: ReviewSight = { reach: { kind: 'all' }, userID: 'nobody' };

export function describeReviewCharts(bench: () => Bench): void {
  const scene = async () => {
    const { aUser, aRecording, aReviewForm, aReview } = bench();
    const teamID = `team_${unique()}`;
    const { userID: agentID, name } = await aUser();
    const { formID } = await aReviewForm();
    const { recordingID } = await aRecording({ agentID, teamID });
    const filter: ChartFilter = { starts: [at(0), at(100), at(200)], to: at(300), agentID: [agentID] };
    const review = (given: Partial<ReviewRow>) =>
      aReview({ recordingID, formID, state: 'submitted', submittedAt: at(10), ...given });
    return { agentID, name, teamID, formID, filter, review, ...bench().store.read };
  };

  describe('charts of reviews', () => {
    it('add up by agent, form and period, each beginning at its start; drafts and calibrations stay out', async () => {
      const { agentID, name, formID, filter, review, reviewCharts } = await scene();
      await review({ score: 80, submittedAt: at(0) });
      await review({ score: 60.5, passed: false, submittedAt: at(99.999) });
      await review({ score: null, passed: null, submittedAt: at(100) });
      await review({ score: 0, failed: true, passed: false, state: 'released', submittedAt: at(299) });
      await review({ score: 50, submittedAt: at(300) });
      await review({ score: 50, submittedAt: at(-1) });
      await review({ state: 'draft', score: null, submittedAt: null });
      await review({ score: 10, calibrationID: `c_${unique()}` });
      const cell = { agentID, agentName: name, formID };
      expect(await reviewCharts.cells(filter, all)).toEqual([
        { ...cell, period: 0, reviews: 2, scored: 2, sum: 140.5, failed: 0, below: 1 },
        { ...cell, period: 1, reviews: 1, scored: 0, sum: 0, failed: 0, below: 0 },
        { ...cell, period: 2, reviews: 1, scored: 1, sum: 0, failed: 1, below: 1 },
      ]);
      expect(await reviewCharts.tenths(filter, all)).toEqual(
        new Map([
          [0, 1],
          [6, 1],
          [8, 1],
        ]),
      );
      expect(await reviewCharts.cells({ ...filter, formID: ['other'] }, all)).toEqual([]);
      expect(await reviewCharts.cells({ ...filter, teamID: ['other'] }, all)).toEqual([]);
      expect(await reviewCharts.cells({ ...filter, starts: [] }, all)).toEqual([]);
    });

    it('count the answers of each version, those that do not apply too', async () => {
      const { formID, filter, review, reviewCharts } = await scene();
      const yes = { value: 'yes', na: false, note: 'Because' };
      await review({ answers: { name: yes, calm: { value: null, na: true, note: '' } } });
      await review({ answers: { name: { ...yes, note: '' } } });
      await review({ answers: { name: yes }, formVersion: 2 });
      const answers = await reviewCharts.answers(filter, all);
      const common = { formID, questionID: 'name', value: 'yes', na: false };
      expect(answers).toHaveLength(3);
      expect(answers).toEqual(
        expect.arrayContaining([
          { ...common, formVersion: 1, count: 2 },
          { ...common, formVersion: 2, count: 1 },
          { formID, formVersion: 1, questionID: 'calm', value: null, na: true, count: 1 },
        ]),
      );
    });

    it('show as much as a list of reviews does', async () => {
      const { agentID, teamID, filter, review, reviewCharts } = await scene();
      await review({ score: 90, state: 'released' });
      await review({ score: 40 });
      const seen = async (sight: ReviewSight) =>
        (await reviewCharts.cells(filter, sight)).reduce((sum, { reviews }) => sum + reviews, 0);
      expect(await seen(all)).toBe(2);
      expect(await seen({ reach: { kind: 'own', userID: agentID }, userID: agentID })).toBe(1);
      expect(await seen({ reach: { kind: 'all' }, userID: agentID })).toBe(1);
      expect(await seen({ reach: { kind: 'team', userID: 'x', teamID }, userID: 'x' })).toBe(2);
      expect(await seen({ reach: { kind: 'team', userID: 'x', teamID: 'y' }, userID: 'x' })).toBe(0);
    });

    it('tell how far reviewers are from those who scored the same, once all have submitted', async () => {
      const { filter, review, reviewCharts } = await scene();
      const n = unique();
      const [strict, lenient] = [`a_${n}`, `b_${n}`];
      const scored = (calibrationID: string, reviewerID: string, score: number | null, given = {}) =>
        review({ calibrationID: `${calibrationID}_${n}`, reviewerID, score, ...given });
      await scored('one', strict, 60);
      await scored('one', lenient, 80);
      await scored('two', strict, 91);
      await scored('two', lenient, 90);
      await scored('open', strict, 10);
      await scored('open', lenient, null, { state: 'draft', submittedAt: null });
      await scored('alone', strict, 10);
      await scored('alone', lenient, null);
      const both = { calibrations: 2, distance: 5.25 };
      expect(await reviewCharts.deviations(filter, all)).toEqual([
        { reviewerID: strict, reviewerName: strict, ...both, deviation: -4.75 },
        { reviewerID: lenient, reviewerName: lenient, ...both, deviation: 4.75 },
      ]);
    });
  });
}
