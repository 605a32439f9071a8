import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

/** What queries run on: the pool for a read, one connection inside a transaction. */
export type Db = NodePgDatabase;

/** The first row of a query that gives one or none. */
export async function first<T>(rows: PromiseLike<readonly T[]>): Promise<T | undefined> {
  return (await rows)[0];
}
