import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Failed, Loading } from '../ui/faces/faces';
import { OptionsPanel } from '../ui/filter/panels';
import { SearchField } from '../ui/filter/SearchField';
import { can, useMe } from './me';
import styles from './people.module.css';
import { sessionTexts } from './texts';

/** As many as a panel can show. */
const firstPage = { size: 100, sort: 'name' } as const;
/** Everybody that I may list, by name. */
const everybody = query('listUsers', { query: firstPage });

interface Named {
  readonly userID: string;
  readonly name: string;
}

/**
 * Chooses people: owners of rooms, agents of recordings and calls. Where there are more than a panel can show, they are
 * searched for. Only for who holds `user.list`.
 */
export function PeoplePanel({
  label,
  chosen,
  onChange,
  show = ({ name }) => name,
}: {
  label: string;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  /** How a person stands in the list; by name alone unless there is more to say. */
  show?: (person: Named) => ReactNode;
}) {
  const t = useTexts(sessionTexts);
  const [q, setQ] = useState('');
  const all = useQuery(everybody);
  const found = useQuery(
    query('listUsers', { query: { ...firstPage, ...(q !== '' && { q }) } }, { keepPrevious: true }),
  );
  const names = useNames(chosen);
  if (!all.data || !found.data) {
    const failed = [all, found].find(({ error }) => error !== null);
    return failed?.error ? (
      <Failed problem={failed.error} onRetry={() => void failed.refetch()} />
    ) : (
      <Loading />
    );
  }
  const { items, total } = found.data;
  // Who is chosen stays in sight, whatever is searched for.
  const others = chosen
    .filter((each) => items.every(({ userID }) => userID !== each))
    .map((userID) => ({ userID, name: names.get(userID) ?? userID }));
  return (
    <div className={styles['panel']}>
      {all.data.total > all.data.items.length && (
        <SearchField value={q} onChange={setQ} placeholder={t('people.search')} />
      )}
      <OptionsPanel
        label={label}
        options={[...others, ...items].map(({ userID, name }) => ({
          value: userID,
          label: show({ userID, name }),
        }))}
        chosen={chosen}
        onChange={onChange}
      />
      {items.length === 0 && <p>{t('people.nobody')}</p>}
      {total > items.length && <p>{t('people.more', { count: total - items.length })}</p>}
    </div>
  );
}

/** The names of chosen people in words; ids that nobody knows any more stand for themselves. */
export function usePeopleWords(ids: readonly string[]): string | undefined {
  const names = useNames(ids);
  if (ids.length === 0) return undefined;
  return ids.map((id) => names.get(id) ?? id).join(' + ');
}

/** By userID: from the list that panels show, and one by one whoever is beyond it. */
function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const mayKnow = can(useMe(), 'user.list');
  const { data } = useQuery({ ...everybody, enabled: mayKnow && ids.length > 0 });
  const known = new Map(data?.items.map(({ userID, name }) => [userID, name]));
  const beyond = data && data.total > data.items.length ? ids.filter((id) => !known.has(id)) : [];
  const asked = useQueries({
    queries: beyond.map((userID) => ({ ...query('getUser', { params: { userID } }), retry: false })),
  });
  for (const { data: person } of asked) if (person) known.set(person.userID, person.name);
  return known;
}
