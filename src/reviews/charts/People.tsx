import { Button } from 'antd';
import type { ReviewCharts } from '../../../contract/review-charts';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import { NumbersTable } from '../NumbersTable';
import styles from './charts.module.css';
import { Lean } from './Measure';
import { chartTexts } from './texts';
import { deviationWords, formatMean, signed, trendWords } from './words';

const MOST = 100;

/** Agents beside one another; a press on a name narrows the charts to them, another lets go. */
export function Agents({
  charts: { agents },
  chosen,
  onChange,
}: {
  charts: ReviewCharts;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTexts(chartTexts);
  const toggled = (userID: string) =>
    chosen.includes(userID) ? chosen.filter((each) => each !== userID) : [...chosen, userID];
  return (
    <Card title={t('agents.title')}>
      <NumbersTable
        caption={t('agents.title')}
        heads={[
          ...[t('column.agent'), t('column.reviews'), t('column.mean'), t('column.failed')],
          t('column.trend'),
        ]}
        rows={agents.map(({ agent, reviews, mean, failed, periods }) => [
          <Button
            key="name"
            type="link"
            size="small"
            aria-pressed={chosen.includes(agent.userID)}
            onClick={() => onChange(toggled(agent.userID))}
          >
            {agent.name}
          </Button>,
          ...[reviews, formatMean(mean), failed, trendWords(periods, t)],
        ])}
      />
      {agents.length >= MOST && <p className={styles['note']}>{t('agents.limit')}</p>}
    </Card>
  );
}

/** Who gives more and who gives fewer points than others for the same call. */
export function Reviewers({ charts: { reviewers } }: { charts: ReviewCharts }) {
  const t = useTexts(chartTexts);
  const most = Math.max(10, ...reviewers.map(({ deviation }) => Math.abs(deviation)));
  return (
    <Card title={t('reviewers.title')}>
      <div className={styles['figure']}>
        <p className={styles['text']}>{t(reviewers.length === 0 ? 'reviewers.none' : 'reviewers.text')}</p>
        {reviewers.length > 0 && (
          <NumbersTable
            caption={t('reviewers.title')}
            heads={[
              ...[t('column.reviewer'), t('column.calibrations'), t('column.deviation')],
              ...[t('column.distance'), t('column.leaning')],
            ]}
            rows={reviewers.map((each) => [
              each.reviewer.name,
              each.calibrations,
              <span key="d" className={styles['measured']}>
                <Lean value={each.deviation} most={most} /> {signed(each.deviation)}
              </span>,
              ...[each.distance, deviationWords(each, t)],
            ])}
          />
        )}
      </div>
    </Card>
  );
}
