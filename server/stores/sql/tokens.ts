import { desc, eq, sql, type Column, type SQL } from 'drizzle-orm';
import type { TokensStore } from '../../roomservice/stores/tokens';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { apiTokens } from './schema/tokens';

export function apiTokensOver(db: Db): TokensStore['apiTokens'] {
  const byID = (tokenID: string) =>
    db.select().from(apiTokens).where(eq(apiTokens.tokenID, tokenID)).$dynamic();
  return {
    get: (tokenID) => first(byID(tokenID)),
    lock: (tokenID) => first(byID(tokenID).for('update')),
    byDigest: (digest) => first(db.select().from(apiTokens).where(eq(apiTokens.digest, digest))),
    async insert(row) {
      await db.insert(apiTokens).values(row);
    },
    async update(tokenID, patch) {
      await db.update(apiTokens).set(patch).where(eq(apiTokens.tokenID, tokenID));
    },
    list: async () =>
      db.select().from(apiTokens).orderBy(desc(apiTokens.createdAt), byCodePoint(apiTokens.tokenID)),
  };
}

/** The name of the token that a column names; null where it names a person. */
export function tokenName(tokenID: Column): SQL {
  return sql`(select ${apiTokens.name} from ${apiTokens} where ${apiTokens.tokenID} = ${tokenID})`;
}
