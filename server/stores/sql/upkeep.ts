import type { Pool } from 'pg';

/** Of so many hundred rows the planner's picture of a table is made; the usual hundred take seconds of a million. */
const SAMPLED = 20;

/**
 * What a server of PostgreSQL does by itself and an embedded database never: makes known what its tables hold, lets room
 * be used again, and marks pages that everybody sees, without which indexes alone answer nothing. One table after the
 * other, so that whoever waits for the one connection gets in between.
 */
export async function keepUp(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ table: string }>(
    'select quote_ident(tablename) as table from pg_tables where schemaname = current_schema() order by tablename',
  );
  for (const { table } of rows) {
    const client = await pool.connect();
    try {
      await client.query(`set default_statistics_target = ${SAMPLED}`);
      await client.query(`vacuum (analyze) ${table}`);
      await client.query('reset default_statistics_target');
    } finally {
      client.release();
    }
  }
}
