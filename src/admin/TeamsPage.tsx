import { PlusOutlined } from '../ui/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Team } from '../../contract/people';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { Empty } from '../ui/faces/faces';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import type { Column } from '../ui/table/columns';
import { DataTable } from '../ui/table/DataTable';
import { RowActions, RowButton, RowMenu } from '../ui/table/RowActions';
import { useTableView } from '../ui/table/useTableView';
import { useConfirm } from '../ui/useConfirm';
import { useTellProblem } from '../ui/useTellProblem';
import { When } from '../ui/values/When';
import { FormDrawer } from '../session/FormDrawer';
import { TeamForm } from './teams/TeamForm';
import { adminTexts, type AdminTranslate } from './texts';

type Open = { readonly team?: Team };

export function Component() {
  const t = useTexts(adminTexts);
  const me = useMe();
  const [open, setOpen] = useState<Open | null>(null);
  const teams = useQuery(query('listTeams'));
  const view = useTableView(
    'teams',
    useMemo(() => teamColumns(t, (team) => setOpen({ team })), [t]),
  );
  const mayAdd = can(me, 'team.manage');
  const none = teams.data?.items.length === 0;

  return (
    <>
      <PageTitle
        title={t('teams.title')}
        actions={
          mayAdd &&
          !none && (
            <Button icon={<PlusOutlined />} onClick={() => setOpen({})}>
              {t('teams.new')}
            </Button>
          )
        }
      />
      <DataTable<Team>
        label={t('teams.title')}
        view={view}
        rowKey={keyOf}
        rows={teams.data?.items}
        refreshing={teams.isFetching}
        problem={teams.error}
        updatedAt={teams.dataUpdatedAt}
        onRetry={() => void teams.refetch()}
        empty={
          <Empty
            title={t('teams.none')}
            text={t('teams.noneText')}
            action={
              mayAdd && (
                <Button type="primary" onClick={() => setOpen({})}>
                  {t('teams.new')}
                </Button>
              )
            }
          />
        }
        card={(team) => (
          <RowCard
            state={<PeopleLink team={team} t={t} />}
            time={<When at={team.createdAt} />}
            name={team.name}
            actions={<TeamActions team={team} onRename={() => setOpen({ team })} />}
          />
        )}
      />
      {open && (
        <FormDrawer
          title={open.team ? t('teams.form.edit', { name: open.team.name }) : t('teams.form.new')}
          onDone={() => setOpen(null)}
        >
          {(form) => <TeamForm {...open} {...form} onSaved={() => setOpen(null)} />}
        </FormDrawer>
      )}
    </>
  );
}

function keyOf(team: Team): string {
  return team.teamID;
}

function teamColumns(t: AdminTranslate, rename: (team: Team) => void): readonly Column<Team>[] {
  return [
    { key: 'name', title: t('column.team'), always: true, render: (team) => team.name },
    {
      key: 'members',
      title: t('column.members'),
      width: 160,
      render: (team) => <PeopleLink team={team} t={t} />,
    },
    {
      key: 'created',
      title: t('teams.created'),
      width: 160,
      align: 'right',
      render: (team) => <When at={team.createdAt} />,
    },
    {
      key: 'actions',
      title: t('column.actions'),
      width: 160,
      always: true,
      render: (team) => <TeamActions team={team} onRename={() => rename(team)} />,
    },
  ];
}

function PeopleLink({ team, t }: { team: Team; t: AdminTranslate }) {
  const words = t('teams.people', { count: team.memberCount });
  return team.memberCount === 0 ? words : <Link to={`${pathTo('users')}?team=${team.teamID}`}>{words}</Link>;
}

function TeamActions({ team, onRename }: { team: Team; onRename: () => void }) {
  const t = useTexts(adminTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const remove = useCommand('deleteTeam', { invalidates: ['listTeams', 'listUsers'] });
  const { name, teamID } = team;

  const askAndRemove = async () => {
    const sure = await confirm({
      title: t('teams.deleteTitle', { name }),
      text: t('teams.deleteText'),
      verb: t('teams.deleteVerb', { name }),
      danger: true,
    });
    if (!sure) return;
    await remove.mutateAsync({ params: { teamID } });
    void message.success(t('teams.deleted', { name }));
  };

  return (
    <RowActions>
      {team.can.includes('edit') && <RowButton onClick={onRename}>{t('teams.rename')}</RowButton>}
      {team.can.includes('delete') && (
        <RowMenu
          label={t('verb.more', { name })}
          items={[
            {
              key: 'delete',
              label: t('teams.delete'),
              danger: true,
              onSelect: () => void askAndRemove().catch(tell),
            },
          ]}
        />
      )}
    </RowActions>
  );
}
