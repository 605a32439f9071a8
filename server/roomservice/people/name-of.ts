import type { Tx } from '../store';

/** The name of whoever did something: a person, or an API token. */
export async function nameOf(tx: Tx, userID: string): Promise<string> {
  return (await tx.users.get(userID))?.name ?? (await tx.apiTokens.get(userID))?.name ?? userID;
}
