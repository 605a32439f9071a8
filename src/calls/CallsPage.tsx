import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Call } from '../../contract/calls';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { aboutOf } from '../session/call-about';
import { useCallControl } from '../session/call-control';
import { can, useMe } from '../session/me';
import { Empty, NoMatch } from '../ui/faces/faces';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { Dotted } from '../ui/values/Pair';
import { When } from '../ui/values/When';
import { CallPlace } from './CallPlace';
import { EndedBecause } from './EndedBecause';
import { callsQuery, callsUrl, unfiltered } from './list/calls-url';
import { CallsFilters } from './list/CallsFilters';
import { CallActions, CallState, CallTime } from './list/cells';
import { callColumns } from './list/columns';
import { useFilterWords } from './list/useFilterWords';
import { StreamCallButton } from './streams/StreamCallButton';
import { callTexts } from './texts';

/** The calls that a person may see: an agent's own, a supervisor's team, all for an admin. */
export function Component() {
  const t = useTexts(callTexts);
  const me = useMe();
  const ofOthers = can(me, 'call.list', 'team');
  const { unwrapped } = useCallControl();
  const [state, set] = useUrlState(callsUrl);
  const calls = useQuery(query('listCalls', { query: callsQuery(state) }, { keepPrevious: true }));
  const view = useTableView(
    'calls',
    useMemo(() => callColumns(t, ofOthers), [t, ofOthers]),
  );
  const filterWords = useFilterWords(state);
  const title = ofOthers ? t('list.titleAll') : t('list.title');
  const total = calls.data?.total ?? 0;
  const open = useOpenCall();
  const reload = () => void calls.refetch();

  return (
    <>
      <PageTitle
        title={title}
        actions={<StreamCallButton />}
        live={unwrapped.length > 0 ? t('list.missing', { count: unwrapped.length }) : undefined}
      />
      <DataTable<Call>
        label={title}
        view={view}
        rowKey={keyOf}
        rows={calls.data?.items}
        refreshing={calls.isFetching}
        problem={calls.error}
        updatedAt={calls.dataUpdatedAt}
        onRetry={reload}
        empty={<Empty title={t('list.none')} text={ofOthers ? t('list.noneOthers') : t('list.noneAgent')} />}
        noMatch={
          filterWords.length > 0 ? (
            <NoMatch title={t('list.noMatch')} filters={filterWords} onClear={() => set(unfiltered)} />
          ) : undefined
        }
        sort={state.sort}
        onSort={(sort) => set({ sort: callsUrl.parse(new URLSearchParams({ sort })).sort })}
        paging={{
          page: state.page,
          size: state.size,
          total,
          totalText: t('list.total', { count: total }),
          onChange: (page, size) =>
            set({ page, size: size === 50 || size === 100 ? size : 20 }, { push: true }),
        }}
        onOpen={open}
        rowTone={(call) => (call.state === 'live' && call.agent.userID === me.userID ? 'live' : undefined)}
        card={(call) => <CallCard call={call} />}
        toolbar={
          <CallsFilters
            state={state}
            set={set}
            view={view}
            updatedAt={calls.data && calls.dataUpdatedAt}
            reloading={calls.isFetching}
            onReload={reload}
          />
        }
      />
    </>
  );
}

function keyOf(call: Call): string {
  return call.callID;
}

function useOpenCall(): (call: Call) => void {
  const navigate = useNavigate();
  return useCallback(({ callID }) => void navigate(pathTo('call', { callID })), [navigate]);
}

function CallCard({ call }: { call: Call }) {
  return (
    <RowCard
      state={call.state === 'ended' ? <EndedBecause call={call} /> : <CallState call={call} />}
      time={<CallTime call={call} />}
      name={<Link to={pathTo('call', { callID: call.callID })}>{aboutOf(call).name}</Link>}
      sub={
        <Dotted>
          {[
            aboutOf(call).customerName,
            <CallPlace key="place" room={call.room} />,
            <When key="started" at={call.startedAt} />,
          ]}
        </Dotted>
      }
      actions={<CallActions call={call} />}
    />
  );
}
