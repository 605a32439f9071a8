import { expect } from 'vitest';
import type { World } from '../../../support/roomservice';
import { goodAnswers } from '../../../support/review-rows';
import { underReview } from './scene';

// What the API says of scores over time; spread into `endpoints.test.ts`.

const given = (value: string) => ({ value, na: false, note: '' });

export const chartStories = {
  async getReviewCharts(world) {
    const { cast, supervisor, by, review, form } = await underReview(world);
    const { agent, supervisor: gu, admin } = cast;
    const submitted = { submittedAt: new Date('2026-11-11T03:00:00Z') };
    await review({ ...submitted, state: 'released' });
    await review({
      ...{ state: 'submitted', score: 0, failed: true, passed: false },
      ...{ answers: { ...goodAnswers, consent: given('no') }, submittedAt: new Date('2026-11-18T03:00:00Z') },
    });
    const together = { ...submitted, state: 'submitted', calibrationID: 'cal' } as const;
    await review({ ...together, score: 90 });
    await review({ ...together, score: 70, reviewerID: admin.userID });
    const query = { from: '2026-11-09T00:00:00+08:00', agentID: agent.userID, zone: 'Asia/Shanghai' };

    const weeks = ['2026-11-08T16:00:00.000Z', '2026-11-15T16:00:00.000Z'] as const;
    const [first, second] = [
      { from: weeks[0], reviews: 1, mean: 85, failed: 0 },
      { from: weeks[1], reviews: 1, mean: 0, failed: 1 },
    ];
    const all = { reviews: 2, mean: 42.5, failed: 1 };
    const { body } = await supervisor.call('getReviewCharts', { query });
    expect(body).toEqual({
      ...{ from: weeks[0], to: '2026-11-20T01:30:00.123Z', by: 'week' },
      total: { ...all, below: 1 },
      periods: [first, second],
      agents: [{ agent: { userID: agent.userID, name: agent.name }, ...all, periods: [first, second] }],
      forms: [
        {
          ...{ formID: form.formID, name: form.name, ...all },
          sections: [
            { sectionID: 'opening', title: 'Opening', mean: 81.3, lost: 60 },
            { sectionID: 'rules', title: 'Rules', mean: 50, lost: 40 },
          ],
          questions: [
            {
              ...{ questionID: 'consent', sectionID: 'rules', text: 'Asked for consent' },
              ...{ mean: 50, lost: 40, answers: 2, worst: 1 },
            },
            {
              ...{ questionID: 'calm', sectionID: 'opening', text: 'Stayed calm' },
              ...{ mean: 75, lost: 60, answers: 2, worst: 0 },
            },
            {
              ...{ questionID: 'name', sectionID: 'opening', text: 'Said their name' },
              ...{ mean: 100, lost: 0, answers: 2, worst: 0 },
            },
          ],
        },
      ],
      distribution: Array.from({ length: 10 }, (_, at) => ({
        ...{ from: at * 10, to: at === 9 ? 100 : at * 10 + 9, count: at === 0 || at === 8 ? 1 : 0 },
      })),
      reviewers: [admin, gu]
        .map(({ userID, name }) => ({
          ...{ reviewer: { userID, name }, calibrations: 1, distance: 10 },
          deviation: userID === gu.userID ? 10 : -10,
        }))
        .sort((a, b) => (a.reviewer.userID < b.reviewer.userID ? -1 : 1)),
    });

    // Of their own calls somebody sees what was released, and nobody's measure but their own.
    const mine = await by.call('getReviewCharts', { query: { ...query, agentID: '' } });
    expect(mine.body).toMatchObject({
      ...{ total: { reviews: 1, mean: 85, failed: 0, below: 0 }, reviewers: [] },
      periods: [first, { from: weeks[1], reviews: 0, mean: null, failed: 0 }],
      forms: [{ reviews: 1, questions: [{ questionID: 'calm', answers: 1 }, {}, {}] }],
    });
    const elsewhere = await world.as(cast.outsider.userID).call('getReviewCharts', { query });
    expect(elsewhere.body).toMatchObject({ total: { reviews: 0, mean: null }, agents: [], forms: [] });
  },
} satisfies Record<string, (world: World) => Promise<void>>;
