import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import type { ResultOf } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import type { Recording } from '../../contract/recordings';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { FilterBar } from '../ui/filter/FilterBar';
import { wordsOf } from '../ui/filter/several';
import { PageTitle } from '../ui/page/PageTitle';
import { BesidePeek } from '../ui/page/Peek';
import { DataTable, type Steps } from '../ui/table/DataTable';
import { TableTools } from '../ui/table/TableTools';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { recordingPath } from './detail/recording-url';
import type { AssignDrawer } from './list/BulkAssign';
import { BulkBar } from './list/BulkBar';
import { TrashLink } from './keeping/TrashLink';
import { recordingColumns } from './list/columns';
import { ExportButton } from './list/ExportButton';
import { NoRecordings } from './list/NoRecordings';
import { NothingFound } from './list/NothingFound';
import { RecordingCard } from './list/RecordingCard';
import { RecordingPeek } from './list/RecordingPeek';
import {
  chosenDays,
  listSearch,
  recordingsQuery,
  recordingsUrl,
  unfiltered,
  type RecordingsUrl,
} from './list/recordings-url';
import { SavedViews } from './list/SavedViews';
import { UploadLink } from './list/UploadLink';
import { RowsProvider } from './list/rows-context';
import { usePeekPlayback } from './list/usePeekPlayback';
import { useRecordingFilters } from './list/useRecordingFilters';
import { useViewTabs } from './list/useViewTabs';
import { recordingTexts, type RecordingTranslate } from './texts';

const nothing: ReadonlySet<string> = new Set();

/** The recordings that a person may see, of the last seven days unless they say otherwise, played beside the list. */
export function RecordingsPage({ AssignDrawer }: { readonly AssignDrawer: AssignDrawer }) {
  const t = useTexts(recordingTexts);
  const me = useMe();
  const navigate = useNavigate();
  // Kept while one goes through the pages and changes filters: what was chosen is chosen.
  const [selected, setSelected] = useState(nothing);
  const [state, set] = useUrlState(recordingsUrl);
  const recordings = useQuery(
    query('listRecordings', { query: recordingsQuery(state) }, { keepPrevious: true }),
  );
  const filters = useRecordingFilters(state, set);
  const { playback, playingID, press } = usePeekPlayback(state, set);
  const view = useTableView(
    'recordings',
    useMemo(() => recordingColumns(t), [t]),
  );
  const list = listSearch(state);
  const filtered = listSearch({ ...state, page: undefined });
  const tabs = useViewTabs(filtered);
  const words = [...(state.q === '' ? [] : [t('filter.q', { text: state.q })]), ...wordsOf(filters)];
  const { items = [], newestOutside = null } = recordings.data ?? {};
  const narrowed = words.length > 0 || chosenDays(state).from !== undefined || state.to !== undefined;
  const at = items.findIndex(({ recordingID }) => recordingID === state.peek);
  const goTo = (row: Recording | undefined) => row && (() => set({ peek: row.recordingID }));
  const reload = () => void recordings.refetch();

  const onRowKey = (event: KeyboardEvent, row: Recording) => {
    if (event.key === ' ') press(row);
    else if (event.key === 'Enter') void navigate(recordingPath(row.recordingID, { list }));
    else return;
    event.preventDefault();
  };

  return (
    <RowsProvider value={{ list, playingID, press }}>
      <PageTitle
        title={t('list.title')}
        {...tabs}
        actions={
          <>
            <TrashLink />
            {can(me, 'recording.upload') && <UploadLink />}
          </>
        }
      />
      <BesidePeek
        peek={
          state.peek !== undefined && (
            <RecordingPeek
              key={state.peek}
              recordingID={state.peek}
              row={items[at]}
              playback={playback}
              onClose={() => set({ peek: undefined })}
              onPrevious={at < 0 ? undefined : goTo(items[at - 1])}
              onNext={at < 0 ? undefined : goTo(items[at + 1])}
            />
          )
        }
      >
        <DataTable<Recording>
          label={t('list.title')}
          view={view}
          rowKey={keyOf}
          rows={recordings.data?.items}
          refreshing={recordings.isFetching}
          problem={recordings.error}
          updatedAt={recordings.dataUpdatedAt}
          onRetry={reload}
          empty={<NoRecordings />}
          noMatch={
            narrowed || newestOutside !== null ? (
              <NothingFound state={state} set={set} words={words} newestOutside={newestOutside} />
            ) : undefined
          }
          sort={state.sort}
          onSort={(sort) => set({ sort: recordingsUrl.parse(new URLSearchParams({ sort })).sort })}
          paging={recordings.data && stepsOf(recordings.data, state, set, t)}
          onOpen={(row) => set({ peek: row.recordingID }, { push: state.peek === undefined })}
          onRowKey={onRowKey}
          openKey={state.peek}
          card={(recording) => <RecordingCard recording={recording} />}
          {...(can(me, 'recording.download') && {
            selection: { keys: selected, onChange: setSelected },
            rowLabel: ({ room }: Recording) => room.name,
          })}
          toolbar={
            selected.size > 0 ? (
              <BulkBar selected={selected} onClear={() => setSelected(nothing)} AssignDrawer={AssignDrawer} />
            ) : (
              <FilterBar
                search={{ value: state.q, onChange: (q) => set({ q }), placeholder: t('list.search') }}
                filters={filters}
                onClear={() => set(unfiltered)}
                updatedAt={state.peek === undefined && recordings.data ? recordings.dataUpdatedAt : undefined}
                reloading={recordings.isFetching}
                onReload={reload}
                tools={
                  <>
                    <SavedViews search={filtered} />
                    <ExportButton state={state} />
                    <TableTools view={view} />
                  </>
                }
              />
            )
          }
        />
      </BesidePeek>
    </RowsProvider>
  );
}

function stepsOf(
  { total, atLeast, previous, next }: ResultOf<Endpoints['listRecordings']>,
  { size }: RecordingsUrl,
  set: (patch: Partial<RecordingsUrl>, options?: { push: boolean }) => void,
  t: RecordingTranslate,
): Steps {
  const to = (page: string | undefined) => () => set({ page }, { push: true });
  return {
    size,
    total,
    totalText: t(atLeast ? 'list.totalMore' : 'list.total', { count: total }),
    onSize: (chosen) => set({ size: chosen === 50 || chosen === 100 ? chosen : 20 }),
    onFirst: previous === null ? undefined : to(undefined),
    onPrevious: previous === null ? undefined : to(`before.${previous}`),
    onNext: next === null ? undefined : to(`after.${next}`),
    onLast: next === null ? undefined : to('end'),
  };
}

function keyOf(recording: Recording): string {
  return recording.recordingID;
}
