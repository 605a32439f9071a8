import { useSuspenseQuery } from '@tanstack/react-query';
import type { Permission, Scope } from '../../contract/access';
import type { Me } from '../../contract/people';
import { query } from '../api/queries';

/** Who is signed in. Everything inside the shell may call it: the shell only shows once it is known. */
export function useMe(): Me {
  // Kept by live events; a refetch on every mount would ask for what the page has just learned.
  return useSuspenseQuery({ ...query('getMe'), staleTime: Number.POSITIVE_INFINITY }).data;
}

/**
 * Whether the person holds a permission, at least that far. For menus, pages and buttons that make something new;
 * what may be done to a thing that exists is in the thing's own `can`.
 */
export function can(me: Pick<Me, 'grants'>, permission: Permission, reach: Scope = 'own'): boolean {
  const held = me.grants[permission];
  return held !== undefined && farness[held] >= farness[reach];
}

const farness: Readonly<Record<Scope, number>> = { own: 0, team: 1, all: 2 };
