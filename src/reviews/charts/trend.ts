import type { ReviewCharts } from '../../../contract/review-charts';

type Point = Pick<ReviewCharts['periods'][number], 'mean' | 'reviews'>;

export type Trend =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'steady' }
  /** By so many whole points from the first to the last period that has scores. */
  | { readonly kind: 'rising' | 'falling'; readonly points: number };

/** A line needs three points, and a word about it five reviews: before, chance looks like a trend. */
export const LEAST_PERIODS = 3;
const LEAST_REVIEWS = 5;
/** What is less than this is not worth a word. */
const LEAST_CHANGE = 3;

/** Where scores go: the straight line that lies closest to the periods, each weighing what its reviews are many. */
export function trendOf(periods: readonly Point[]): Trend {
  const points = periods.flatMap(({ mean, reviews }, x) =>
    mean === null ? [] : [{ x, y: mean, w: reviews }],
  );
  const [first, last] = [points[0], points.at(-1)];
  const weight = points.reduce((sum, { w }) => sum + w, 0);
  if (!first || !last || points.length < LEAST_PERIODS || weight < LEAST_REVIEWS) return { kind: 'unknown' };
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point) * point.w, 0) / weight;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  const change = Math.round(slope * (last.x - first.x));
  if (Math.abs(change) < LEAST_CHANGE) return { kind: 'steady' };
  return { kind: change > 0 ? 'rising' : 'falling', points: Math.abs(change) };
}

/** Enough periods with scores for a line. */
export function drawsLine(periods: readonly Point[]): boolean {
  return periods.filter(({ mean }) => mean !== null).length >= LEAST_PERIODS;
}
