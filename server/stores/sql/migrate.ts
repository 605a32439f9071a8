import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Pool } from 'pg';

/** Any number that nothing else on the database locks: "webexe" as digits of a keypad. */
const LOCK = 932393;

/** Brings the tables up to date, one server at a time; forward only, so a database from a newer version is refused. */
export async function migrateDatabase(pool: Pool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const db = drizzle({ client });
    await db.execute(sql`set statement_timeout = 0`); // a large table may take its time, and so may another server
    await db.execute(sql`select pg_advisory_lock(${LOCK})`);
    await migrate(db, { migrationsFolder });
    const ours = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
    const { rows } = await db.execute<{ newest: string | null }>(
      sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
    );
    if (Number(rows[0]?.newest ?? 0) > ours) {
      throw new Error('The database belongs to a newer version of this server; start that one.');
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await client
      .query(`select pg_advisory_unlock(${LOCK})`)
      .then(() => client.query('reset statement_timeout'))
      .catch((failure: Error) => {
        broken = failure;
      });
    client.release(broken);
  }
}
