import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Member, Room } from '../../contract/rooms';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { Empty } from '../ui/faces/faces';
import { State } from '../ui/glyphs/StatusWord';
import { RowCard } from '../ui/table/CardList';
import type { Column } from '../ui/table/columns';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { useNow } from '../ui/useNow';
import { Elapsed } from '../ui/values/Duration';
import { Person } from '../ui/values/Person';
import { When } from '../ui/values/When';
import { roomTexts, type RoomTranslate } from './texts';

type SeenMember = Member & { readonly readAt: number };

/** Programs beat every few seconds; RoomService lets a silent one go after 20. */
const LATE_SECONDS = 12;

/** Heartbeats are too many to be told as events: they are read while somebody looks at them. */
const READ_EVERY_MS = 5_000;

/** Who is in the room now. */
export function MembersTab({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const { dataUpdatedAt } = useQuery({
    ...query('getRoom', { params: { roomID: room.roomID } }),
    refetchInterval: room.members.length > 0 && READ_EVERY_MS,
  });
  const rows = useMemo<readonly SeenMember[]>(
    () => room.members.map((member) => ({ ...member, readAt: dataUpdatedAt })),
    [room.members, dataUpdatedAt],
  );
  const view = useTableView(
    'room.members',
    useMemo(() => memberColumns(t, me.userID), [t, me.userID]),
  );
  return (
    <DataTable<SeenMember>
      label={t('tab.members')}
      view={view}
      rowKey={keyOf}
      rows={rows}
      empty={
        <Empty
          title={t('members.none')}
          text={room.state === 'closed' ? t('members.wasClosed') : t('members.noneText')}
        />
      }
      card={(member) => (
        <RowCard
          state={t(`role.${member.role}`)}
          time={<Elapsed since={member.enteredAt} />}
          name={member.name}
          sub={<Heartbeat {...member} />}
        />
      )}
    />
  );
}

function memberColumns(t: RoomTranslate, myID: string): readonly Column<SeenMember>[] {
  return [
    {
      key: 'name',
      title: t('members.name'),
      render: ({ name, userID }) => <Person name={name} me={userID === myID} avatar />,
    },
    { key: 'role', title: t('members.role'), width: 160, render: ({ role }) => t(`role.${role}`) },
    {
      key: 'since',
      title: t('members.since'),
      width: 160,
      align: 'right',
      render: ({ enteredAt }) => <Elapsed since={enteredAt} />,
    },
    {
      key: 'entered',
      title: t('members.entered'),
      width: 160,
      align: 'right',
      render: ({ enteredAt }) => <When at={enteredAt} />,
    },
    {
      key: 'heartbeat',
      title: t('members.heartbeat'),
      width: 200,
      render: (member) => <Heartbeat {...member} />,
    },
  ];
}

function keyOf({ userID }: SeenMember): string {
  return userID;
}

/** Seconds since the last sign of life. Late is only who was late when it was read: this page may be behind too. */
function Heartbeat({ heartbeatAt, readAt }: SeenMember) {
  const t = useTexts(roomTexts);
  const beat = new Date(heartbeatAt).getTime();
  const seconds = Math.max(0, Math.round((useNow() - beat) / 1000));
  if (readAt - beat < LATE_SECONDS * 1000) return t('members.ago', { seconds });
  return (
    <State glyph="dashed" tone="wait">
      {t('members.late', { seconds })}
    </State>
  );
}
