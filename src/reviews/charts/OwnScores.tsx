import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { chartsQuery, chartsUrl } from './charts-url';
import { Means } from './Means';
import styles from './charts.module.css';
import { chartTexts } from './texts';

/** To an agent, above their reviews: how their scores went in the last twelve weeks. Without reviews, nothing. */
export function OwnScores() {
  const t = useTexts(chartTexts);
  const { data } = useQuery(query('getReviewCharts', { query: chartsQuery(chartsUrl.defaults) }));
  if (!data || data.total.reviews === 0) return null;
  return (
    <div className={styles['own']}>
      <Means charts={data} state={chartsUrl.defaults} title={t('mine')} all={t('you')} />
      <Link to={pathTo('scores')}>{t('more')}</Link>
    </div>
  );
}
