import type { ReviewCharts } from '../../../../contract/review-charts';
import type { ChartCell } from '../../stores/review-charts';

type Measured = Pick<ReviewCharts['total'], 'reviews' | 'mean' | 'failed'>;

/** To one decimal, as scores are; the same on both sides of 0. */
export function tenth(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 10)) / 10;
}

export function measure(cells: readonly ChartCell[]): Measured {
  const add = (of: (cell: ChartCell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0);
  const scored = add((cell) => cell.scored);
  return {
    reviews: add((cell) => cell.reviews),
    mean: scored === 0 ? null : tenth(add((cell) => cell.sum) / scored),
    failed: add((cell) => cell.failed),
  };
}

/** Period by period, those without reviews too: a gap is not a bridge. */
export function measureEach(cells: readonly ChartCell[], starts: readonly Date[]): ReviewCharts['periods'] {
  return starts.map((start, at) => ({
    from: start.toISOString(),
    ...measure(cells.filter(({ period }) => period === at)),
  }));
}

/** By a key, in the order of the number of their reviews. */
export function groupsOf(
  cells: readonly ChartCell[],
  key: (cell: ChartCell) => string,
): readonly (readonly [string, readonly ChartCell[]])[] {
  const groups = new Map<string, ChartCell[]>();
  for (const cell of cells) groups.set(key(cell), [...(groups.get(key(cell)) ?? []), cell]);
  return [...groups].sort(
    ([a, some], [b, others]) => measure(others).reviews - measure(some).reviews || (a < b ? -1 : 1),
  );
}
