import { signIn, type Me } from '../../contract/people';
import { send } from '../api/client';
import { isProblem } from '../api/problem';
import { explain } from '../api/problem-text';
import { problemTexts } from '../api/texts';
import { loadTexts, textsOf } from '../i18n/texts';

/** Why signing in failed, said in the person's language. */
export interface Refusal {
  readonly title: string;
  readonly next: string;
  /** When the next attempt is allowed; null where it is now. */
  readonly waitUntil: number | null;
}
export type SignInOutcome = { readonly me: Me } | { readonly refusal: Refusal };

/** Asks RoomService to sign in. A lazy part: it brings axios, the contract and the words of failures. */
export async function exchange(userID: string, password: string): Promise<SignInOutcome> {
  try {
    return { me: await send(signIn, { body: { userID, password } }) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    await loadTexts(problemTexts);
    // As in useExplain: keys come from codes.
    const t = textsOf(problemTexts) as unknown as Parameters<typeof explain>[1];
    const { title, next } = explain(error, t);
    const seconds = error.code === 'request.tooMany' ? Number(error.params['seconds'] ?? 0) : 0;
    return { refusal: { title, next, waitUntil: seconds > 0 ? Date.now() + seconds * 1000 : null } };
  }
}
