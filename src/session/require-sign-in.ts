import type { QueryClient } from '@tanstack/react-query';
import { redirect } from 'react-router';
import type { Me } from '../../contract/people';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { paths, signInPath } from '../config/paths';
import { takeHandedOver } from './session-store';

/** For the loader of everything behind sign-in: who this is, or the way to the sign-in page and back. */
export async function requireSignIn(client: QueryClient, request: Request): Promise<Me> {
  const { pathname, search } = new URL(request.url);
  const me = await whoAmI(client, pathname + search);
  if (me.mustChangePassword && pathname !== paths.changePassword) throw redirect(paths.changePassword);
  return me;
}

async function whoAmI(client: QueryClient, from: string): Promise<Me> {
  const known = takeHandedOver();
  if (known) client.setQueryData(query('getMe').queryKey, known);
  try {
    return await client.ensureQueryData(query('getMe'));
  } catch (error) {
    if (isProblem(error, 'signIn.required')) throw redirect(signInPath(from));
    throw error;
  }
}
