import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { query } from '../api/queries';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { Empty, NoMatch } from '../ui/faces/faces';
import { FilterBar } from '../ui/filter/FilterBar';
import { wordsOf } from '../ui/filter/several';
import { saveFile } from '../ui/format/csv';
import { DownloadOutlined } from '../ui/icons';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { TableTools } from '../ui/table/TableTools';
import { useTableView } from '../ui/table/useTableView';
import { uiTexts } from '../ui/texts';
import { useUrlState } from '../ui/url/useUrlState';
import { Duration } from '../ui/values/Duration';
import { agentTimes, hereOf, occupancyOf, sorted, type AgentTimes } from './agent-times';
import { breakWords, timeColumns } from './columns';
import { ShareBar } from './ShareBar';
import { timeTexts } from './texts';
import { timesCsv } from './times-csv';
import { daysOf, timesQuery, timesUrl } from './times-url';
import styles from './times.module.css';
import { useTimeFilters } from './useTimeFilters';

/** How long agents were available, in call, in wrap-up and on a break, on chosen days. */
export function Component() {
  const t = useTexts(timeTexts);
  const ui = useTexts(uiTexts);
  const { language } = useLanguage();
  const [state, set] = useUrlState(timesUrl);
  const wanted = timesQuery(state);
  const times = useQuery({
    ...query('listPresenceTimes', { query: wanted ?? { from: '', to: '' } }, { keepPrevious: true }),
    enabled: wanted !== null,
  });
  const rows = useMemo(() => {
    const all = times.data && agentTimes(times.data.items);
    const chosen = state.agent.length > 0 ? all?.filter(({ userID }) => state.agent.includes(userID)) : all;
    return chosen && sorted(chosen, state.sort);
  }, [times.data, state.agent, state.sort]);
  const view = useTableView(
    'times',
    useMemo(() => timeColumns(t, ui, language), [t, ui, language]),
  );
  const filters = useTimeFilters(state, set);
  const filterWords = wordsOf(filters);
  const reload = () => void times.refetch();
  const days = daysOf(state);

  const save = () => {
    const words = {
      available: ui('presence.available'),
      inCall: ui('presence.inCall'),
      wrapUp: ui('presence.wrapUp'),
      break: ui('presence.break'),
    };
    const name = [t('csv.file'), days.from, days.to].filter((part) => part !== undefined).join('-');
    saveFile(`${name}.csv`, timesCsv(rows ?? [], words, t, language));
  };

  return (
    <>
      <PageTitle
        title={t('page.title')}
        actions={
          <Button icon={<DownloadOutlined />} disabled={!rows || rows.length === 0} onClick={save}>
            {t('page.export')}
          </Button>
        }
      />
      <p className={styles['how']}>{t('page.how')}</p>
      <DataTable<AgentTimes>
        label={t('page.title')}
        view={view}
        rowKey={keyOf}
        rows={wanted === null ? [] : rows}
        refreshing={times.isFetching}
        problem={times.error}
        updatedAt={times.dataUpdatedAt}
        onRetry={reload}
        empty={
          wanted === null ? (
            <Empty title={t('range.tooLong')} />
          ) : (
            <Empty title={t('page.noMatch')} text={t('page.noneText')} />
          )
        }
        noMatch={
          wanted !== null && filterWords.length > 0 ? (
            <NoMatch
              title={t('page.noMatch')}
              filters={filterWords}
              onClear={() => set({ team: [], agent: [] })}
            />
          ) : undefined
        }
        sort={state.sort}
        onSort={(sort) => set({ sort: timesUrl.parse(new URLSearchParams({ sort })).sort })}
        card={(row) => (
          <RowCard
            state={row.name}
            time={<Duration ms={hereOf(row) * 1000} />}
            name={<ShareBar share={occupancyOf(row)} />}
            sub={breakWords(row, language)}
          />
        )}
        toolbar={
          <FilterBar
            filters={filters}
            onClear={() => set({ team: [], agent: [] })}
            tools={<TableTools view={view} />}
            updatedAt={times.data && times.dataUpdatedAt}
            reloading={times.isFetching}
            onReload={reload}
          />
        }
      />
    </>
  );
}

function keyOf({ userID }: AgentTimes): string {
  return userID;
}
