import { PlusOutlined } from '../ui/icons';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ResultOf } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import type { Room } from '../../contract/rooms';
import { query } from '../api/queries';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { PageTitle } from '../ui/page/PageTitle';
import { BesidePeek } from '../ui/page/Peek';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { BulkBar } from './closing/BulkBar';
import { ClosingNotice } from './closing/ClosingNotice';
import { useSelection } from './closing/useSelection';
import { roomColumns } from './columns';
import { roomsQuery, roomsUrl, type RoomsUrl } from './list-url';
import { useListedRooms, type ListedRoom } from './listed-rooms';
import { useRoomActions } from './room-actions';
import { RoomActionsProvider } from './RoomActionsProvider';
import { waitingForMe } from './room-waiting';
import { RoomRowCard } from './RoomRowCard';
import { NoRooms, NoRoomMatches } from './RoomsFaces';
import { RoomsFilters } from './RoomsFilters';
import { useFilterWords } from './useFilterWords';
import { roomTexts } from './texts';

// Few lists are read for what is behind these, and most readers may not even open them.
const CloseManyDialog = lazy(async () => ({
  default: (await import('./closing/CloseManyDialog')).CloseManyDialog,
}));
const ClosingDialog = lazy(async () => ({
  default: (await import('./closing/ClosingDialog')).ClosingDialog,
}));
const RoomPeek = lazy(async () => ({ default: (await import('./RoomPeek')).RoomPeek }));

export function Component() {
  return (
    <RoomActionsProvider>
      <RoomsPage />
    </RoomActionsProvider>
  );
}

/** Starts reading the page of rooms that an address names; nothing where nobody is signed in. */
export function readAhead({ queryClient }: { readonly queryClient: QueryClient }, address: URL): void {
  const me = queryClient.getQueryData(query('getMe').queryKey);
  if (!me) return;
  void queryClient.prefetchQuery(
    query('listRooms', { query: roomsQuery(roomsUrl.parse(address.searchParams), me.userID) }),
  );
}

/** Silence is not told as an event: while rooms are live, somebody has to ask. */
const READ_EVERY_MS = 30_000;

function RoomsPage() {
  const t = useTexts(roomTexts);
  const me = useMe();
  const { language } = useLanguage();
  const actions = useRoomActions();
  const [state, set] = useUrlState(roomsUrl);
  const wanted = roomsQuery(state, me.userID);
  const rooms = useQuery({
    ...query('listRooms', { query: wanted }, { keepPrevious: true }),
    refetchInterval: ({ state: { data } }) => (data && data.counts.live > 0 ? READ_EVERY_MS : false),
  });
  const { rows, forgetGone } = useListedRooms(rooms.data?.items, rooms.dataUpdatedAt, JSON.stringify(wanted));
  const view = useTableView(
    'rooms',
    useMemo(() => roomColumns(t, me, language), [t, me, language]),
  );
  const filterWords = useFilterWords(state);
  // Rows of the filter before are shown while those of the next are read; they have no time of their own.
  const readAt = rooms.isPlaceholderData ? undefined : rooms.dataUpdatedAt;
  const reload = () => {
    forgetGone();
    void rooms.refetch();
  };
  const { items, total = 0 } = rooms.data ?? {};
  const shown = useMemo(() => items?.map(({ roomID }) => roomID) ?? [], [items]);
  const choice = useSelection(wanted, shown, total);
  const [deciding, setDeciding] = useState(false);
  // Who closes their own rooms only does it one by one.
  const mayCloseMany = can(me, 'room.close', 'team');
  const showClosing = (closing: string | undefined) => set({ closing }, { push: closing !== undefined });
  // On the page of somebody who has no room yet, the empty face has the one filled button.
  const mayCreate = can(me, 'room.create');

  return (
    <>
      <PageTitle
        title={t('list.title')}
        live={rooms.data && <LiveSentence {...rooms.data} />}
        actions={
          mayCreate && (
            <Button icon={<PlusOutlined />} onClick={actions.create}>
              {t('list.new')}
            </Button>
          )
        }
      />
      {mayCloseMany && <ClosingNotice onShow={showClosing} />}
      <BesidePeek peek={state.peek !== undefined && <PeekAt state={state} set={set} rooms={items} />}>
        <DataTable<ListedRoom>
          label={t('list.title')}
          view={view}
          rowKey={keyOf}
          rows={rows}
          refreshing={rooms.isFetching}
          problem={rooms.error}
          updatedAt={readAt}
          onRetry={reload}
          empty={<NoRooms counts={rooms.data?.counts} onShowClosed={() => set({ state: [] })} />}
          noMatch={
            filterWords.length > 0 ? <NoRoomMatches words={filterWords} state={state} set={set} /> : undefined
          }
          sort={state.sort}
          onSort={(sort) => set({ sort: roomsUrl.parse(new URLSearchParams({ sort })).sort })}
          paging={{
            page: state.page,
            size: state.size,
            total,
            totalText: t('list.total', { count: total }),
            onChange: (page, size) =>
              set({ page, size: size === 50 || size === 100 ? size : 20 }, { push: true }),
          }}
          onOpen={({ room }) => set({ peek: room.roomID }, { push: state.peek === undefined })}
          openKey={state.peek}
          rowLabel={({ room }) => t('bulk.pick', { room: room.name })}
          {...(mayCloseMany && { selection: choice.table })}
          rowTone={toneFor(me.userID)}
          card={(row) => <RoomRowCard {...row} />}
          toolbar={
            choice.count > 0 ? (
              <BulkBar choice={choice} total={total} onClose={() => setDeciding(true)} />
            ) : (
              <RoomsFilters
                state={state}
                set={set}
                view={view}
                updatedAt={state.peek === undefined && rooms.data ? readAt : undefined}
                reloading={rooms.isFetching}
                onReload={reload}
              />
            )
          }
        />
      </BesidePeek>
      <Suspense>
        {deciding && choice.selection && (
          <CloseManyDialog
            selection={choice.selection}
            count={choice.count}
            onDone={() => setDeciding(false)}
            onStarted={({ closingID }) => {
              setDeciding(false);
              choice.clear();
              showClosing(closingID);
            }}
          />
        )}
        {state.closing !== undefined && (
          <ClosingDialog
            key={state.closing}
            closingID={state.closing}
            onDone={() => showClosing(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}

interface PeekAtProps {
  state: RoomsUrl;
  set: (patch: Partial<RoomsUrl>) => void;
  rooms: readonly Room[] | undefined;
}

/** The room beside the list, and its neighbours there. */
function PeekAt({ state: { peek = '' }, set, rooms = [] }: PeekAtProps) {
  const at = rooms.findIndex(({ roomID }) => roomID === peek);
  const goTo = (room: Room | undefined) => room && (() => set({ peek: room.roomID }));
  return (
    <Suspense>
      <RoomPeek
        key={peek}
        roomID={peek}
        row={rooms[at]}
        onClose={() => set({ peek: undefined })}
        onPrevious={at < 0 ? undefined : goTo(rooms[at - 1])}
        onNext={at < 0 ? undefined : goTo(rooms[at + 1])}
      />
    </Suspense>
  );
}

type Rooms = Pick<ResultOf<Endpoints['listRooms']>, 'items' | 'counts'>;

function LiveSentence({ items, counts }: Rooms) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const waiting = waitingForMe(items, me.userID);
  if (counts.live + counts.closing === 0) return t('list.quiet');
  const parts = [
    waiting > 0 && t('list.waiting', { count: waiting }),
    counts.live > 0 && t('list.live', { count: counts.live }),
    counts.closing > 0 && t('list.closing', { number: counts.closing }),
  ];
  return parts.filter(Boolean).join(t('list.comma'));
}

function keyOf({ room }: ListedRoom): string {
  return room.roomID;
}

/** My own live room stands out; what is closed steps back. */
function toneFor(myID: string) {
  return ({ room, gone }: ListedRoom) => {
    if (gone || room.state === 'closed') return 'past';
    return room.state === 'live' && room.members.some(({ userID }) => userID === myID) ? 'live' : undefined;
  };
}
