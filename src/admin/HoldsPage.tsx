import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Hold } from '../../contract/holds';
import { query } from '../api/queries';
import { paths } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Empty } from '../ui/faces/faces';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { oneOf, page, urlCodec } from '../ui/url/codec';
import { useUrlState } from '../ui/url/useUrlState';
import { When } from '../ui/values/When';
import { HeldDrawer } from './keeping/HeldDrawer';
import { HoldActions, holdColumns, HoldCounts } from './keeping/hold-columns';
import { storingTexts } from './keeping/texts';

const holdsUrl = urlCodec({
  state: oneOf(['open', 'lifted'], 'open'),
  page: page(),
  size: oneOf([20, 50, 100], 20),
});

/** What must be kept, why, and who says so. */
export function Component() {
  const t = useTexts(storingTexts);
  const [state, set] = useUrlState(holdsUrl);
  const [shown, setShown] = useState<Hold | null>(null);
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(
    query('listHolds', { query: state }, { keepPrevious: true }),
  );
  const view = useTableView(
    'holds',
    useMemo(() => holdColumns(t), [t]),
  );
  const title = t('holds.title');
  return (
    <>
      <PageTitle
        title={title}
        view={state.state}
        views={[
          { key: 'open', label: t('holds.open'), to: paths.holds },
          { key: 'lifted', label: t('holds.lifted'), to: `${paths.holds}?state=lifted` },
        ]}
      />
      <DataTable<Hold>
        label={title}
        view={view}
        rowKey={keyOf}
        rows={data?.items}
        refreshing={isFetching}
        problem={error}
        updatedAt={dataUpdatedAt}
        onRetry={() => void refetch()}
        onOpen={setShown}
        empty={
          state.state === 'open' ? (
            <Empty glyph="lock" title={t('holds.none')} text={t('holds.noneText')} />
          ) : (
            <Empty title={t('holds.noneLifted')} />
          )
        }
        card={(hold) => (
          <RowCard
            state={<HoldCounts hold={hold} />}
            time={<When at={hold.placedAt} />}
            name={hold.reason}
            sub={hold.placedBy.name}
            actions={<HoldActions hold={hold} />}
          />
        )}
        paging={
          data && {
            page: state.page,
            size: state.size,
            total: data.total,
            totalText: t('holds.total', { count: data.total }),
            onChange: (next, size) =>
              set({ page: next, size: size === 50 || size === 100 ? size : 20 }, { push: true }),
          }
        }
      />
      {shown && <HeldDrawer holdID={shown.holdID} onClose={() => setShown(null)} />}
    </>
  );
}

function keyOf(hold: Hold): string {
  return hold.holdID;
}
