import * as people from '../../contract/people';
import { send } from '../api/client';
import { isProblem } from '../api/problem';
import type { SessionStore } from './session-store';
import { tellTabs } from './tabs';

/** Signs out here, or in every browser. What was read is dropped before the next person's page. */
export async function signOut(session: SessionStore, everywhere = false): Promise<void> {
  try {
    await send(everywhere ? people.signOutEverywhere : people.signOut, {});
  } catch (error) {
    // Already signed out is what was wanted.
    if (!isProblem(error, 'signIn.required')) throw error;
  }
  session.signedOut();
  tellTabs(null);
}
