import type { User } from '../../../contract/people';
import { State } from '../../ui/glyphs/StatusWord';
import type { Column } from '../../ui/table/columns';
import { Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import type { AdminTranslate } from '../texts';
import { PersonActions } from './PersonActions';
import { waysOf } from './ways';

export function PersonState({ user, t }: { user: User; t: AdminTranslate }) {
  if (user.state === 'disabled')
    return (
      <State glyph="square" tone="faint">
        {t('state.disabled')}
      </State>
    );
  if (user.mustChangePassword)
    return (
      <State glyph="half" tone="wait">
        {t('state.mustChange')}
      </State>
    );
  return (
    <State glyph="ring" tone="faint">
      {t('state.active')}
    </State>
  );
}

export function peopleColumns(
  t: AdminTranslate,
  edit: (user: User) => void,
  devices: (user: User) => void,
  link: (user: User) => void,
  provider: string | undefined,
): readonly Column<User>[] {
  return [
    {
      key: 'state',
      title: t('column.state'),
      width: 136,
      render: (user) => <PersonState user={user} t={t} />,
    },
    {
      key: 'name',
      title: t('column.person'),
      sort: 'name',
      always: true,
      render: (user) => <Pair first={user.name} second={user.userID} />,
    },
    {
      key: 'role',
      title: t('column.role'),
      width: 120,
      sort: 'role',
      render: (user) => t(`role.${user.role}`),
    },
    { key: 'team', title: t('column.team'), width: 160, render: (user) => user.team?.name ?? t('team.none') },
    // Where there is one way alone, nothing is to be said.
    ...(provider === undefined
      ? []
      : [
          {
            key: 'ways',
            title: t('column.ways'),
            width: 190,
            render: (user: User) => waysOf(user, provider, t),
          },
        ]),
    {
      key: 'lastSignIn',
      title: t('column.lastSignIn'),
      width: 148,
      align: 'right',
      sort: 'lastSignInAt',
      sortFirst: 'desc',
      render: (user) => (user.lastSignInAt ? <When at={user.lastSignInAt} /> : t('never')),
    },
    {
      key: 'created',
      title: t('column.created'),
      width: 148,
      align: 'right',
      sort: 'createdAt',
      sortFirst: 'desc',
      render: (user) => <When at={user.createdAt} />,
    },
    {
      key: 'actions',
      title: t('column.actions'),
      width: 132,
      always: true,
      render: (user) => (
        <PersonActions
          user={user}
          onEdit={() => edit(user)}
          onDevices={() => devices(user)}
          onLink={() => link(user)}
        />
      ),
    },
  ];
}
