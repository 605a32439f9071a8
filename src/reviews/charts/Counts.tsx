import { lazy } from 'react';
import type { ReviewCharts } from '../../../contract/review-charts';
import { useTexts } from '../../i18n/useTexts';
import styles from './charts.module.css';
import { Figure } from './Figure';
import { chartTexts } from './texts';
import { formatMean, periodLabel } from './words';

const Bars = lazy(async () => ({ default: (await import('./Bars')).Bars }));
type As = 'chart' | 'table';

/** How many reviews there were, and how many a critical question failed. */
export function Counts({ charts, as }: { charts: ReviewCharts; as: As }) {
  const t = useTexts(chartTexts);
  const { reviews, failed, below } = charts.total;
  return (
    <Figure
      title={t('count.title')}
      as={as}
      text={<p>{t('count.text', { count: reviews, failed, below })}</p>}
      legend={
        failed > 0 && (
          <ul className={styles['legend']}>
            <li>
              <span className={styles['plain']} aria-hidden="true" /> {t('count.other')}
            </li>
            <li>
              <span className={styles['hatched']} aria-hidden="true" /> {t('count.failed')}
            </li>
          </ul>
        )
      }
      drawn={
        <Bars
          title={t('count.title')}
          names={{ plain: t('count.other'), marked: t('count.failed') }}
          rows={charts.periods.map((period) => ({
            label: periodLabel(period, true),
            head: periodLabel(period, false),
            plain: period.reviews - period.failed,
            marked: period.failed,
          }))}
        />
      }
      numbers={{
        heads: [t(`column.${charts.by}`), t('column.reviews'), t('column.failed'), t('column.mean')],
        rows: charts.periods.map((period) => [
          ...[periodLabel(period, false), period.reviews, period.failed, formatMean(period.mean)],
        ]),
      }}
    />
  );
}

/** How the scores are spread, ten points at a time. */
export function Spread({ charts: { distribution }, as }: { charts: ReviewCharts; as: As }) {
  const t = useTexts(chartTexts);
  const all = distribution.reduce((sum, { count }) => sum + count, 0);
  const most = distribution.reduce((a, b) => (b.count > a.count ? b : a), { from: 0, to: 0, count: 0 });
  const range = ({ from, to }: { from: number; to: number }) => `${from}–${to}`;
  return (
    <Figure
      title={t('spread.title')}
      as={as}
      text={<p>{all === 0 ? t('spread.none') : t('spread.text', { ...most, all })}</p>}
      drawn={
        <Bars
          title={t('spread.title')}
          names={{ plain: t('spread.count') }}
          rows={distribution.map((band) => ({
            label: String(band.from),
            head: range(band),
            plain: band.count,
          }))}
        />
      }
      numbers={{
        heads: [t('column.score'), t('column.reviews')],
        rows: distribution.map((band) => [range(band), band.count]),
      }}
    />
  );
}
