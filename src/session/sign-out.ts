import * as people from '../../contract/people';
import { send } from '../api/client';
import { isProblem } from '../api/problem';
import type { SessionStore } from './session-store';
import { tellTabs } from './tabs';

/** Signs out here, or in every browser. What was read is dropped before the next person's page. Answers where the provider signs out, too. */
export async function signOut(session: SessionStore, everywhere = false): Promise<string | null> {
  let providerURL: string | null = null;
  try {
    if (everywhere) await send(people.signOutEverywhere, {});
    else ({ providerURL } = await send(people.signOut, {}));
  } catch (error) {
    // Already signed out is what was wanted.
    if (!isProblem(error, 'signIn.required')) throw error;
  }
  session.signedOut();
  tellTabs(null);
  return providerURL;
}
