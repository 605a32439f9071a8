import { endpoints } from '../../contract/endpoints';
import { send } from '../api/client';
import { isProblem } from '../api/problem';
import type { SessionStore } from './session-store';
import { tellTabs } from './tabs';

/** Signs out here, or in every browser. What was read is dropped before the next person's page. */
export async function signOut(session: SessionStore, everywhere = false): Promise<void> {
  try {
    await send(everywhere ? endpoints.signOutEverywhere : endpoints.signOut, {});
  } catch (error) {
    // Already signed out is what was wanted.
    if (!isProblem(error, 'signIn.required')) throw error;
  }
  session.signedOut();
  tellTabs(null);
}
