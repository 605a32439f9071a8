import * as z from 'zod/mini';
import { recall, remember } from '../../ui/storage';

const MOST = 6;
const texts = z.array(z.string().check(z.maxLength(100)));

/** What a person searched for on this device, the last first. */
export function recentSearches(userID: string): readonly string[] {
  return recall(keyOf(userID), (value) => z.safeParse(texts, value).data) ?? [];
}

export function rememberSearch(userID: string, q: string): void {
  if (q === '') return;
  const others = recentSearches(userID).filter((each) => each.toLowerCase() !== q.toLowerCase());
  remember(keyOf(userID), [q, ...others].slice(0, MOST));
}

export function forgetSearches(userID: string): void {
  remember(keyOf(userID), []);
}

/** A device may be several people's; each sees their own. */
function keyOf(userID: string): string {
  return `searches.${userID}`;
}
