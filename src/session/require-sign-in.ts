import type { QueryClient } from '@tanstack/react-query';
import { redirect } from 'react-router';
import type { Me } from '../../contract/people';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { paths, signInPath } from '../config/paths';
import { takeHandedOver, type SessionStore } from './session-store';

/** What one visit to the console keeps: what was read, and whether its sign-in holds. */
export interface Visit {
  readonly queryClient: QueryClient;
  readonly session: SessionStore;
}

/** For the loader of everything behind sign-in: who this is, or the way to the sign-in page and back. */
export async function requireSignIn(visit: Visit, request: Request): Promise<Me> {
  const { pathname, search } = new URL(request.url);
  const me = await whoAmI(visit);
  if (me === null) throw redirect(signInPath(pathname + search));
  if (me.mustChangePassword && pathname !== paths.changePassword) throw redirect(paths.changePassword);
  return me;
}

/** Null where nobody is signed in. */
export async function whoAmI({ queryClient, session }: Visit): Promise<Me | null> {
  const known = takeHandedOver();
  // Whoever comes after somebody who left sees nothing of what was read before.
  if (known || session.state !== 'signedIn') queryClient.clear();
  if (known) queryClient.setQueryData(query('getMe').queryKey, known);
  try {
    const me = await queryClient.ensureQueryData(query('getMe'));
    session.signedIn();
    return me;
  } catch (error) {
    if (isProblem(error, 'signIn.required')) return null;
    throw error;
  }
}
