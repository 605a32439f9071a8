import type { ReviewCharts } from '../../../contract/review-charts';
import { formatDay } from '../../ui/format/when';
import type { ChartTranslate } from './texts';
import { trendOf } from './trend';

type Period = ReviewCharts['periods'][number];

export function formatMean(mean: number | null): string {
  return mean === null ? '—' : String(mean);
}

export function trendWords(periods: readonly Period[], t: ChartTranslate): string {
  const trend = trendOf(periods);
  switch (trend.kind) {
    case 'unknown':
    case 'steady':
      return t(`trend.${trend.kind}`);
    case 'rising':
    case 'falling':
      return t(`trend.${trend.kind}`, { points: trend.points });
  }
}

/** A period by its first day where the reader is: 09-07, with the year in tables. */
export function periodLabel({ from }: Period, short: boolean): string {
  const day = formatDay(from);
  return short ? day.slice(5) : day;
}

/** So few calibrations say nothing of a reviewer, and so few points are no difference. */
const FEW = 3;
const EVEN = 3;

export function deviationWords(
  { calibrations, deviation }: Pick<ReviewCharts['reviewers'][number], 'calibrations' | 'deviation'>,
  t: ChartTranslate,
): string {
  if (calibrations < FEW) return t('reviewers.few');
  if (Math.abs(deviation) < EVEN) return t('reviewers.even');
  return t(deviation < 0 ? 'reviewers.strict' : 'reviewers.lenient');
}

/** +4.5, −3, 0 */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}
