import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { chartSteps, type ReviewCharts } from '../../../contract/review-charts';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { Empty, Loading, NoMatch, ProblemFace } from '../../ui/faces/faces';
import { FilterBar } from '../../ui/filter/FilterBar';
import { wordsOf } from '../../ui/filter/several';
import { Card } from '../../ui/page/Card';
import { PageTitle } from '../../ui/page/PageTitle';
import { SaveTableButton } from '../../ui/table/SaveTableButton';
import { useUrlState } from '../../ui/url/useUrlState';
import styles from './charts.module.css';
import { chartsQuery, chartsUrl, unfiltered, type ChartsUrl } from './charts-url';
import { Counts, Spread } from './Counts';
import { FormLosses } from './FormLosses';
import { Means } from './Means';
import { numbersCsv } from './numbers-csv';
import { Agents, Reviewers } from './People';
import { chartTexts } from './texts';
import { useChartFilters } from './useChartFilters';
import { formatMean } from './words';

/** Scores over time of those whose reviews one may see; to an agent, of their own calls. */
export function Component() {
  const t = useTexts(chartTexts);
  const reviews = can(useMe(), 'review.write');
  const [state, set] = useUrlState(chartsUrl);
  const charts = useQuery(query('getReviewCharts', { query: chartsQuery(state) }, { keepPrevious: true }));
  const filters = useChartFilters(state, set);
  const { data } = charts;
  const words = wordsOf(filters);
  return (
    <>
      <PageTitle
        title={t(reviews ? 'title' : 'mine')}
        crumbs={[{ label: t('reviews'), to: pathTo('reviews') }]}
        live={data && t('live', { count: data.total.reviews, mean: formatMean(data.total.mean) })}
        actions={
          <>
            <Segmented<ChartsUrl['by']>
              aria-label={t('by.label')}
              value={data?.by ?? state.by}
              onChange={(by) => set({ by })}
              options={chartSteps.map((value) => ({ value, label: t(`by.${value}`) }))}
            />
            <Segmented<ChartsUrl['as']>
              aria-label={t('as.label')}
              value={state.as}
              onChange={(as) => set({ as })}
              options={(['chart', 'table'] as const).map((value) => ({ value, label: t(`as.${value}`) }))}
            />
          </>
        }
      />
      <div className={styles['page']}>
        <Card flush>
          <FilterBar
            filters={filters}
            onClear={() => set(unfiltered)}
            updatedAt={data && charts.dataUpdatedAt}
            reloading={charts.isFetching}
            onReload={() => void charts.refetch()}
            tools={
              data && (
                <SaveTableButton
                  label={t('export.button')}
                  name={t('title')}
                  fetchFile={async () => ({
                    content: new Blob([numbersCsv(data, t)], { type: 'text/csv;charset=utf-8' }),
                  })}
                />
              )
            }
          />
        </Card>
        {data && data.total.reviews + data.reviewers.length > 0 ? (
          <Charts charts={data} state={state} set={set} reviews={reviews} />
        ) : (
          <Card>
            {data ? (
              words.length > 0 ? (
                <NoMatch title={t('none')} filters={words} onClear={() => set(unfiltered)} />
              ) : (
                <Empty glyph="box" title={t(reviews ? 'none' : 'none.mine')} />
              )
            ) : charts.error ? (
              <ProblemFace problem={charts.error} onRetry={() => void charts.refetch()} />
            ) : (
              <Loading />
            )}
          </Card>
        )}
      </div>
    </>
  );
}

interface ChartsProps {
  readonly charts: ReviewCharts;
  readonly state: ChartsUrl;
  readonly set: (patch: Partial<ChartsUrl>) => void;
  readonly reviews: boolean;
}

function Charts({ charts, state, set, reviews }: ChartsProps) {
  const t = useTexts(chartTexts);
  return (
    <>
      <Means charts={charts} state={state} all={t(reviews ? 'all' : 'you')} />
      <div className={styles['pair']}>
        <Counts charts={charts} as={state.as} />
        <Spread charts={charts} as={state.as} />
      </div>
      {reviews && <Agents charts={charts} chosen={state.agent} onChange={(agent) => set({ agent })} />}
      {charts.forms.map((form) => (
        <FormLosses key={form.formID} form={form} />
      ))}
      {reviews && <Reviewers charts={charts} />}
    </>
  );
}
