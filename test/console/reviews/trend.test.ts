import { describe, expect, it } from 'vitest';
import type { ReviewCharts } from '../../../contract/review-charts';
import { looks, seriesOf } from '../../../src/reviews/charts/series';
import { drawsLine, trendOf } from '../../../src/reviews/charts/trend';
import { signed } from '../../../src/reviews/charts/words';

const at = (mean: number | null, reviews = mean === null ? 0 : 3) => ({ mean, reviews });

describe('the trend of scores', () => {
  it('is told from three periods and five reviews on, and drawn from three periods on', () => {
    expect(trendOf([at(40, 9), at(90, 9)])).toEqual({ kind: 'unknown' });
    expect(drawsLine([at(40), at(null), at(90)])).toBe(false);
    expect(trendOf([at(40, 1), at(60, 1), at(90, 1)])).toEqual({ kind: 'unknown' });
    expect(drawsLine([at(40, 1), at(60, 1), at(90, 1)])).toBe(true);
    expect(trendOf([])).toEqual({ kind: 'unknown' });
  });

  it('rises and falls by whole points from the first to the last period with scores', () => {
    expect(trendOf([at(70), at(75), at(80)])).toEqual({ kind: 'rising', points: 10 });
    expect(trendOf([at(null), at(80), at(75), at(null), at(65), at(null)])).toEqual({
      kind: 'falling',
      points: 15,
    });
  });

  it('is steady where the change is too small for a word', () => {
    expect(trendOf([at(80), at(78), at(82)])).toEqual({ kind: 'steady' });
    expect(trendOf([at(80), at(80), at(80)])).toEqual({ kind: 'steady' });
  });

  it('weighs periods by how many reviews they have', () => {
    expect(trendOf([at(80, 50), at(80, 50), at(20, 50)])).toEqual({ kind: 'falling', points: 60 });
    expect(trendOf([at(80, 50), at(80, 50), at(60, 1)])).toEqual({ kind: 'steady' });
  });
});

describe('the lines of a chart', () => {
  const agent = (userID: string) => ({
    ...{ agent: { userID, name: userID.toUpperCase() }, reviews: 1, mean: 1, failed: 0 },
    periods: [],
  });
  const charts: Pick<ReviewCharts, 'agents' | 'periods'> = {
    agents: ['a', 'b', 'c'].map(agent),
    periods: [],
  };

  it('are one for all together, or one for each who is chosen', () => {
    expect(seriesOf(charts, [], 'All')).toEqual([{ key: 'all', name: 'All', periods: [] }]);
    expect(seriesOf(charts, ['c', 'a', 'gone'], 'All').map(({ name }) => name)).toEqual(['A', 'C']);
  });

  it('differ by dashes and by marks, whatever colours one sees', () => {
    expect(new Set(looks.map(({ dashes }) => dashes)).size).toBe(looks.length);
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(looks.length);
  });

  it.each([
    [4.5, '+4.5'],
    [-3, '−3'],
    [0, '0'],
  ])('%s from the mean is written %s', (value, written) => {
    expect(signed(value)).toBe(written);
  });
});
