import type { Random } from '../ports';

/** `webexe_` is reserved, so no person has such a userID. */
const isID = /^webexe_[a-z0-9]{16}$/;
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

export function makeTokenID(random: Random): string {
  return `webexe_${Array.from({ length: 16 }, () => alphabet[random.int(alphabet.length)]).join('')}`;
}

/** Is this who did something an API token, and no person? */
export function isTokenID(userID: string): boolean {
  return isID.test(userID);
}
