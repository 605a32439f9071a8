import { PlusOutlined } from '../ui/icons';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { ResultOf } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import { query } from '../api/queries';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { PageTitle } from '../ui/page/PageTitle';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { roomColumns } from './columns';
import { roomsQuery, roomsUrl } from './list-url';
import { useListedRooms, type ListedRoom } from './listed-rooms';
import { useRoomActions } from './room-actions';
import { RoomActionsProvider } from './RoomActionsProvider';
import { waitingForMe } from './room-waiting';
import { RoomRowCard } from './RoomRowCard';
import { NoRooms, NoRoomMatches } from './RoomsFaces';
import { RoomsFilters } from './RoomsFilters';
import { useFilterWords } from './useFilterWords';
import { useOpenRoom } from './useOpenRoom';
import { roomTexts } from './texts';

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
  const open = useOpenRoom();
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
          total: rooms.data?.total ?? 0,
          totalText: t('list.total', { count: rooms.data?.total ?? 0 }),
          onChange: (page, size) =>
            set({ page, size: size === 50 || size === 100 ? size : 20 }, { push: true }),
        }}
        onOpen={open}
        rowTone={toneFor(me.userID)}
        card={(row) => <RoomRowCard {...row} />}
        toolbar={
          <RoomsFilters
            state={state}
            set={set}
            view={view}
            updatedAt={rooms.data && readAt}
            reloading={rooms.isFetching}
            onReload={reload}
          />
        }
      />
    </>
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
