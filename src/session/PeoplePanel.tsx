import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import { Failed, Loading } from '../ui/faces/faces';
import { OptionsPanel } from '../ui/filter/panels';
import type { ReactNode } from 'react';
import { can, useMe } from './me';

/** Everybody that I may list, by name; one page is what a panel can show. */
const everybody = query('listUsers', { query: { size: 100, sort: 'name' } });

/** Chooses people: owners of rooms, agents of recordings and calls. Only for who holds `user.list`. */
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
  show?: (person: { readonly userID: string; readonly name: string }) => ReactNode;
}) {
  const { data, error, refetch } = useQuery(everybody);
  if (data) {
    const options = data.items.map(({ userID, name }) => ({ value: userID, label: show({ userID, name }) }));
    return <OptionsPanel label={label} options={options} chosen={chosen} onChange={onChange} />;
  }
  return error ? <Failed problem={error} onRetry={() => void refetch()} /> : <Loading />;
}

/** The names of chosen people in words; ids that nobody knows any more stand for themselves. */
export function usePeopleWords(ids: readonly string[]): string | undefined {
  const mayKnow = can(useMe(), 'user.list');
  const { data } = useQuery({ ...everybody, enabled: mayKnow && ids.length > 0 });
  if (ids.length === 0) return undefined;
  return ids.map((id) => data?.items.find(({ userID }) => userID === id)?.name ?? id).join(' + ');
}
