import { lazy } from 'react';
import type { ReviewCharts } from '../../../contract/review-charts';
import { useTexts } from '../../i18n/useTexts';
import type { ChartsUrl } from './charts-url';
import { Figure } from './Figure';
import { Legend } from './Legend';
import { looks, seriesOf, type Series } from './series';
import { chartTexts, type ChartTranslate } from './texts';
import { drawsLine } from './trend';
import { formatMean, periodLabel, trendWords } from './words';

const Lines = lazy(async () => ({ default: (await import('./Lines')).Lines }));

/** Average scores over time: of all together, or of each chosen agent. */
export function Means({
  charts,
  state,
  title,
  all,
}: {
  charts: ReviewCharts;
  state: Pick<ChartsUrl, 'agent' | 'as'>;
  title?: string;
  /** What all together are called. */
  all: string;
}) {
  const t = useTexts(chartTexts);
  const series = seriesOf(charts, state.agent, all);
  const drawn = series.slice(0, looks.length);
  const name = title ?? t('mean.title');
  const notes = [
    ...(drawn.every(({ periods }) => drawsLine(periods)) ? [] : [t('mean.few')]),
    ...(series.length > drawn.length ? [t('mean.limit', { count: drawn.length })] : []),
  ];
  return (
    <Figure
      title={name}
      as={state.as}
      text={series.map((each) => (
        <p key={each.key}>{said(each, t)}</p>
      ))}
      note={notes.length > 0 ? notes.join(' ') : undefined}
      legend={<Legend series={drawn} />}
      drawn={<Lines title={name} series={drawn} />}
      numbers={{
        heads: [
          t(`column.${charts.by}`),
          ...(series.length === 1
            ? [t('column.reviews'), t('column.mean')]
            : series.map((each) => each.name)),
        ],
        rows: charts.periods.map((period, at) => [
          periodLabel(period, false),
          ...series.flatMap(({ periods }) => {
            const { mean = null, reviews = 0 } = periods[at] ?? {};
            return series.length === 1
              ? [reviews, formatMean(mean)]
              : [mean === null ? '—' : t('mean.at', { mean: formatMean(mean), reviews })];
          }),
        ]),
      }}
    />
  );
}

function said({ name, periods }: Series, t: ChartTranslate): string {
  const scored = periods.filter(({ mean }) => mean !== null);
  const reviews = scored.reduce((sum, each) => sum + each.reviews, 0);
  if (reviews === 0) return t('mean.none', { name });
  const mean = scored.reduce((sum, each) => sum + (each.mean ?? 0) * each.reviews, 0) / reviews;
  return t('mean.of', { name, reviews, mean: Math.round(mean * 10) / 10, trend: trendWords(periods, t) });
}
