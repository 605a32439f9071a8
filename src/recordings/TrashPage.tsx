import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Recording } from '../../contract/recordings';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Empty } from '../ui/faces/faces';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { SelectionBar } from '../ui/table/SelectionBar';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { Dotted } from '../ui/values/Pair';
import { When } from '../ui/values/When';
import { formatBytes } from '../ui/format/bytes';
import { keepingTexts } from './keeping/texts';
import { RestoreCell, trashColumns, Until } from './keeping/trash-columns';
import { trashQuery, trashUrl } from './keeping/trash-url';
import { useRestore } from './keeping/useRestore';
import { RecordingLink } from './list/cells';
import { RecordingState } from './RecordingState';
import { recordingTexts } from './texts';

const nothing: ReadonlySet<string> = new Set();

/** What was deleted and can still come back, as far as this person may delete. */
export function Component() {
  const t = useTexts(keepingTexts);
  const inList = useTexts(recordingTexts);
  const [state, set] = useUrlState(trashUrl);
  const [selected, setSelected] = useState(nothing);
  const trash = useQuery(query('getTrash'));
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(
    query('listRecordings', { query: trashQuery(state) }, { keepPrevious: true }),
  );
  const { restore, isPending } = useRestore();
  const days = trash.data?.days;
  const view = useTableView(
    'trash',
    useMemo(() => trashColumns(t, days), [t, days]),
  );
  const restoreAll = async () => {
    await restore([...selected]);
    setSelected(nothing);
  };
  const to = (page: string | undefined) => () => set({ page }, { push: true });

  return (
    <>
      <PageTitle
        title={t('page.title')}
        crumbs={[{ label: inList('list.title'), to: pathTo('recordings') }]}
        live={
          trash.data &&
          trash.data.recordings > 0 &&
          t('page.sum', {
            count: trash.data.recordings,
            size: formatBytes(trash.data.bytes),
            days: trash.data.days,
          })
        }
      />
      <DataTable<Recording>
        label={t('page.title')}
        view={view}
        rowKey={keyOf}
        rowLabel={({ room }) => room.name}
        rows={data?.items}
        refreshing={isFetching}
        problem={error}
        updatedAt={dataUpdatedAt}
        onRetry={() => void refetch()}
        selection={{ keys: selected, onChange: setSelected }}
        empty={<Empty glyph="bin" title={t('page.none')} text={t('page.noneText', { days: days ?? 30 })} />}
        card={(recording) => (
          <RowCard
            state={<RecordingState recording={recording} />}
            time={<Until recording={recording} days={days} />}
            name={<RecordingLink recording={recording} />}
            sub={
              <Dotted>
                {[
                  recording.agent.name,
                  <When key="at" at={recording.startedAt} />,
                  recording.trash?.reason ?? '',
                ]}
              </Dotted>
            }
            actions={<RestoreCell recording={recording} />}
          />
        )}
        paging={
          data && {
            size: state.size,
            total: data.total,
            totalText: t('page.total', { count: data.total }),
            onSize: (size) => set({ size: size === 50 || size === 100 ? size : 20 }),
            onFirst: data.previous === null ? undefined : to(undefined),
            onPrevious: data.previous === null ? undefined : to(`before.${data.previous}`),
            onNext: data.next === null ? undefined : to(`after.${data.next}`),
            onLast: data.next === null ? undefined : to('end'),
          }
        }
        toolbar={
          selected.size > 0 && (
            <SelectionBar
              label={t('bulk.label')}
              chosen={t('bulk.chosen', { count: selected.size })}
              clear={t('bulk.clear')}
              onClear={() => setSelected(nothing)}
            >
              <Button loading={isPending} onClick={() => void restoreAll()}>
                {t('bulk.restore', { count: selected.size })}
              </Button>
            </SelectionBar>
          )
        }
      />
    </>
  );
}

function keyOf(recording: Recording): string {
  return recording.recordingID;
}
