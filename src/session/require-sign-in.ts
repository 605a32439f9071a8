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
  const me = await whoAmI(visit, pathname + search);
  visit.session.signedIn();
  if (me.mustChangePassword && pathname !== paths.changePassword) throw redirect(paths.changePassword);
  return me;
}

async function whoAmI({ queryClient, session }: Visit, from: string): Promise<Me> {
  const known = takeHandedOver();
  // Whoever comes after somebody who left sees nothing of what was read before.
  if (known || session.state !== 'signedIn') queryClient.clear();
  if (known) queryClient.setQueryData(query('getMe').queryKey, known);
  try {
    return await queryClient.ensureQueryData(query('getMe'));
  } catch (error) {
    if (isProblem(error, 'signIn.required')) throw redirect(signInPath(from));
    throw error;
  }
}
