import type { Me } from '../../contract/people';
import type { Language } from '../i18n/languages';
import type { Column } from '../ui/table/columns';
import { None } from '../ui/values/Pair';
import { Person } from '../ui/values/Person';
import { When } from '../ui/values/When';
import { CustomerCell, MembersCell, NameCell, RecordingCell, RunningCell, StateCell } from './cells';
import type { ListedRoom } from './listed-rooms';
import { RoomRowActions } from './RoomRowActions';
import type { RoomTranslate } from './texts';

/** State first, actions last; what is rarely asked for waits in the column settings. */
export function roomColumns(
  t: RoomTranslate,
  me: Pick<Me, 'userID'>,
  language: Language,
): readonly Column<ListedRoom>[] {
  // States and days are never cut; in English they are longer words.
  const word = language === 'en' ? 148 : 108;
  const day = language === 'en' ? 120 : 112;
  return [
    {
      key: 'state',
      title: t('column.state'),
      width: word,
      always: true,
      render: (row) => <StateCell {...row} />,
    },
    {
      key: 'name',
      title: t('column.room'),
      sort: 'name',
      always: true,
      render: (row) => <NameCell {...row} />,
    },
    { key: 'customer', title: t('column.customer'), width: 108, render: (row) => <CustomerCell {...row} /> },
    {
      key: 'owner',
      title: t('column.owner'),
      width: 104,
      render: ({ room: { owner } }) => <Person name={owner.name} me={owner.userID === me.userID} />,
    },
    {
      key: 'team',
      title: t('column.team'),
      width: 120,
      optional: true,
      render: ({ room: { team } }) => team?.name ?? <None />,
    },
    {
      key: 'members',
      title: t('column.members'),
      width: 104,
      sort: 'members',
      sortFirst: 'desc',
      render: (row) => <MembersCell {...row} />,
    },
    {
      key: 'template',
      title: t('column.template'),
      width: 132,
      optional: true,
      render: ({ room }) => `${room.type}, ${room.template}`,
    },
    {
      key: 'recording',
      title: t('column.recording'),
      width: 100,
      render: (row) => <RecordingCell {...row} />,
    },
    {
      key: 'running',
      title: t('column.running'),
      width: 108,
      align: 'right',
      render: ({ room, gone }) => (gone ? <None /> : <RunningCell room={room} />),
    },
    {
      key: 'created',
      title: t('column.created'),
      width: day,
      align: 'right',
      sort: 'createdAt',
      sortFirst: 'desc',
      render: ({ room }) => <When at={room.createdAt} />,
    },
    {
      key: 'actions',
      title: t('column.actions'),
      width: 196,
      always: true,
      render: ({ room, gone, urgent }) => (gone ? null : <RoomRowActions room={room} urgent={urgent} />),
    },
  ];
}
