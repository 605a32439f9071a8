import { describe, expect, it } from 'vitest';
import type { FormContent } from '../../contract/review-forms';
import { lossesOf } from '../../server/roomservice/reviews/charts/forms';
import { periodsOf } from '../../server/roomservice/reviews/charts/periods';

const startsOf = (from: string, to: string, by: 'week' | 'month', zone: string) =>
  periodsOf(new Date(from), new Date(to), by, zone).starts.map((start) => start.toISOString());

describe('the periods of a chart', () => {
  it('are weeks from Monday by the clocks of the zone, the first from where it was asked for', () => {
    expect(startsOf('2026-11-04T10:00:00Z', '2026-11-20T01:00:00Z', 'week', 'Asia/Shanghai')).toEqual([
      '2026-11-04T10:00:00.000Z',
      '2026-11-08T16:00:00.000Z',
      '2026-11-15T16:00:00.000Z',
    ]);
  });

  it('are months, and begin at midnight on both sides of a change of clocks', () => {
    expect(startsOf('2026-02-28T23:00:00Z', '2026-11-20T00:00:00Z', 'month', 'Europe/Berlin')).toEqual([
      ...['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z', '2026-04-30T22:00:00.000Z'],
      ...['2026-05-31T22:00:00.000Z', '2026-06-30T22:00:00.000Z', '2026-07-31T22:00:00.000Z'],
      ...['2026-08-31T22:00:00.000Z', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
    ]);
  });

  it('belong to the day of the zone: a Sunday evening in New York is no Monday', () => {
    const [only] = startsOf('2026-11-01T00:00:00Z', '2026-11-09T03:00:00Z', 'week', 'America/New_York').slice(
      -1,
    );
    expect(only).toBe('2026-11-02T05:00:00.000Z');
  });

  it('become months where they were too many weeks, and ten years of those at most', () => {
    const { by, starts } = periodsOf(new Date('1990-01-01'), new Date('2026-11-20'), 'week', 'UTC');
    expect(by).toBe('month');
    expect(starts).toHaveLength(120);
    expect(starts[0]).toEqual(new Date('2016-12-01'));
  });

  it('are one empty one where the end lies before the beginning', () => {
    expect(startsOf('2026-11-20T00:00:00Z', '2026-11-01T00:00:00Z', 'week', 'UTC')).toEqual([
      '2026-11-20T00:00:00.000Z',
    ]);
  });
});

const plain = { help: '', critical: false, allowNA: true } as const;
const content = (text: string, weight = 1): FormContent => ({
  ...{ intro: '', passMark: null },
  sections: [
    {
      ...{ sectionID: 's', title: text },
      questions: [
        { ...plain, kind: 'yesNo', questionID: 'q', text, weight },
        { ...plain, kind: 'scale', questionID: 'r', text: 'Other', weight: 3, top: 3 },
        { ...plain, kind: 'yesNo', questionID: 'z', text: 'Does not count', weight: 0 },
      ],
    },
    { sectionID: 'empty', title: 'Nobody answered', questions: [] },
  ],
});
const answer = (questionID: string, value: string | null, count: number, formVersion = 1) => ({
  ...{ formID: 'f', formVersion, questionID, value, na: value === null, count },
});

describe('where points are lost', () => {
  it('counts a question over the versions of its form, by its newest words, the weakest first', () => {
    const { questions, sections } = lossesOf([
      { version: 1, content: content('Old words'), answers: [answer('q', 'no', 3), answer('r', '3', 3)] },
      {
        version: 2,
        content: content('New words'),
        answers: [answer('q', 'yes', 1, 2), answer('r', '2', 1, 2)],
      },
    ]);
    expect(questions).toEqual([
      {
        ...{ questionID: 'q', sectionID: 's', text: 'New words', mean: 25, lost: 66.7 },
        ...{ answers: 4, worst: 3 },
      },
      { questionID: 'r', sectionID: 's', text: 'Other', mean: 87.5, lost: 33.3, answers: 4, worst: 0 },
    ]);
    expect(sections).toEqual([{ sectionID: 's', title: 'New words', mean: 71.9, lost: 100 }]);
  });

  it('leaves out what does not apply, does not count, or is no answer of its version', () => {
    const answers = [answer('q', null, 9), answer('z', 'no', 9), answer('r', '7', 9), answer('r', '3', 1)];
    const { questions } = lossesOf([{ version: 1, content: content('Words'), answers }]);
    expect(questions).toMatchObject([{ questionID: 'r', answers: 1, mean: 100, lost: 0 }]);
  });
});
