import { PlusOutlined } from '../ui/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { User } from '../../contract/people';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { Empty, NoMatch } from '../ui/faces/faces';
import { FilterBar } from '../ui/filter/FilterBar';
import { wordsOf } from '../ui/filter/several';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { TableTools } from '../ui/table/TableTools';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { FormDrawer } from '../session/FormDrawer';
import { DevicesDrawer } from './people/DevicesDrawer';
import { peopleColumns, PersonState } from './people/columns';
import { OneTimePassword } from './people/OneTimePassword';
import { peopleQuery, peopleUrl, unfiltered } from './people/people-url';
import { PersonActions } from './people/PersonActions';
import { LinkForm } from './people/LinkForm';
import { PersonForm } from './people/PersonForm';
import { useProviderName } from './people/ways';
import { usePeopleFilters } from './people/usePeopleFilters';
import { adminTexts } from './texts';

type Open = { readonly kind: 'new' } | { readonly kind: 'edit' | 'link'; readonly user: User };

/** Who works here: people with their roles and teams. */
export function Component() {
  const t = useTexts(adminTexts);
  const me = useMe();
  const provider = useProviderName();
  const [open, setOpen] = useState<Open | null>(null);
  const [created, setCreated] = useState<{ user: User; password: string } | null>(null);
  const [state, set] = useUrlState(peopleUrl);
  const people = useQuery(query('listUsers', { query: peopleQuery(state) }, { keepPrevious: true }));
  const filters = usePeopleFilters(state, set);
  const view = useTableView(
    'people',
    useMemo(
      () =>
        peopleColumns(
          t,
          (user) => setOpen({ kind: 'edit', user }),
          ({ userID }) => set({ devices: userID }, { push: true }),
          (user) => setOpen({ kind: 'link', user }),
          provider,
        ),
      [t, set, provider],
    ),
  );
  const words = [...(state.q === '' ? [] : [t('filter.q', { text: state.q })]), ...wordsOf(filters)];
  const total = people.data?.total ?? 0;
  const add = can(me, 'user.manage') && (
    <Button icon={<PlusOutlined />} onClick={() => setOpen({ kind: 'new' })}>
      {t('people.new')}
    </Button>
  );

  return (
    <>
      <PageTitle title={t('people.title')} actions={add} />
      <DataTable<User>
        label={t('people.title')}
        view={view}
        rowKey={keyOf}
        rows={people.data?.items}
        refreshing={people.isFetching}
        problem={people.error}
        updatedAt={people.dataUpdatedAt}
        onRetry={() => void people.refetch()}
        empty={<Empty title={t('people.none')} text={t('people.noneText')} />}
        noMatch={
          words.length > 0 ? (
            <NoMatch title={t('people.noMatch')} filters={words} onClear={() => set(unfiltered)} />
          ) : undefined
        }
        sort={state.sort}
        onSort={(sort) => set({ sort: peopleUrl.parse(new URLSearchParams({ sort })).sort })}
        paging={{
          page: state.page,
          size: state.size,
          total,
          totalText: t('people.total', { count: total }),
          onChange: (page, size) =>
            set({ page, size: size === 50 || size === 100 ? size : 20 }, { push: true }),
        }}
        rowTone={(user) => (user.state === 'disabled' ? 'past' : undefined)}
        card={(user) => (
          <RowCard
            state={<PersonState user={user} t={t} />}
            time={t(`role.${user.role}`)}
            name={user.name}
            sub={[user.userID, user.team?.name].filter(Boolean).join(', ')}
            actions={
              <PersonActions
                user={user}
                onEdit={() => setOpen({ kind: 'edit', user })}
                onDevices={() => set({ devices: user.userID }, { push: true })}
                onLink={() => setOpen({ kind: 'link', user })}
              />
            }
          />
        )}
        toolbar={
          <FilterBar
            search={{ value: state.q, onChange: (q) => set({ q }), placeholder: t('people.search') }}
            filters={filters}
            onClear={() => set(unfiltered)}
            updatedAt={people.data && people.dataUpdatedAt}
            reloading={people.isFetching}
            onReload={() => void people.refetch()}
            tools={<TableTools view={view} />}
          />
        }
      />
      {open?.kind === 'link' && (
        <FormDrawer
          title={t('link.title', { name: open.user.name, provider: provider ?? '' })}
          onDone={() => setOpen(null)}
        >
          {(form) => (
            <LinkForm user={open.user} provider={provider ?? ''} {...form} onSaved={() => setOpen(null)} />
          )}
        </FormDrawer>
      )}
      {open && open.kind !== 'link' && (
        <FormDrawer
          title={open.kind === 'new' ? t('form.new') : t('form.edit', { name: open.user.name })}
          onDone={() => setOpen(null)}
        >
          {(form) => (
            <PersonForm
              {...(open.kind === 'edit' && { user: open.user })}
              {...form}
              onSaved={() => setOpen(null)}
              onCreated={(user, password) => {
                setOpen(null);
                setCreated({ user, password });
              }}
            />
          )}
        </FormDrawer>
      )}
      {state.devices !== undefined && (
        <DevicesDrawer userID={state.devices} onClose={() => set({ devices: undefined })} />
      )}
      {created && <OneTimePassword {...created} onClose={() => setCreated(null)} />}
    </>
  );
}

function keyOf(user: User): string {
  return user.userID;
}
