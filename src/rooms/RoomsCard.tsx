import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Room } from '../../contract/rooms';
import type { query } from '../api/queries';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { roomColumns } from './columns';
import type { ListedRoom } from './listed-rooms';
import { RoomRowCard } from './RoomRowCard';
import styles from './rooms.module.css';
import { roomTexts } from './texts';
import { useOpenRoom } from './useOpenRoom';

interface RoomsCardProps {
  title: string;
  of: ReturnType<typeof query<'listRooms'>>;
  /** Which of the rooms that were read to show. */
  keep?: (room: Room) => boolean;
  withOwner?: boolean;
  empty: ReactNode;
  /** The whole list. */
  all: { label: string; to: string };
}

/** How many rows such a card shows. */
const SHOWN = 8;
const mine = ['state', 'name', 'customer', 'running', 'actions'];
const others = ['state', 'name', 'owner', 'running', 'actions'];

/** A few rooms on another page than theirs. */
export function RoomsCard({ title, of, keep, withOwner = false, empty, all }: RoomsCardProps) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const { language } = useLanguage();
  const open = useOpenRoom();
  const rooms = useQuery(of);
  const items = rooms.data?.items;
  const rows = useMemo(
    () => items?.map((room): ListedRoom => ({ room, gone: undefined, urgent: false })),
    [items],
  );
  const shown = withOwner ? others : mine;
  const view = useTableView(
    withOwner ? 'work.team' : 'work.ready',
    useMemo(
      () => roomColumns(t, me, language).filter(({ key }) => shown.includes(key)),
      [t, me, language, shown],
    ),
  );
  return (
    <section aria-label={title}>
      <DataTable<ListedRoom>
        label={title}
        view={view}
        rowKey={keyOf}
        rows={keep ? rows?.filter(({ room }) => keep(room)).slice(0, SHOWN) : rows}
        refreshing={rooms.isFetching}
        problem={rooms.error}
        updatedAt={rooms.dataUpdatedAt}
        onRetry={() => void rooms.refetch()}
        empty={empty}
        onOpen={open}
        card={(row) => <RoomRowCard {...row} />}
        toolbar={
          <div className={styles['cardHead']}>
            <h2>{title}</h2>
            <Link to={all.to}>{all.label}</Link>
          </div>
        }
      />
    </section>
  );
}

function keyOf({ room }: ListedRoom): string {
  return room.roomID;
}
