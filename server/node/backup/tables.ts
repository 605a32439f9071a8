import type { Pool, PoolClient } from 'pg';
import type { Row } from './database-file';

/** Rows that are read or written at once. */
const BATCH = 500;

/** Works on one connection in one transaction, with no limit of time: a copy takes as long as it takes. */
export async function inOneTransaction<T>(
  pool: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('set idle_in_transaction_session_timeout = 0');
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    client.release(true); // and with it the settings, and a transaction that failed
  }
}

export async function tablesOf(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  return rows.map(({ name }) => name);
}

/** When the newest migration of the database was made; 0 where there was none. */
export async function newestMigration(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  );
  return Number(rows[0]?.newest ?? 0);
}

/** Every row of the tables, a batch at a time; all as of the transaction's beginning. */
export async function* rowsOf(client: PoolClient, tables: readonly string[]): AsyncGenerator<Row> {
  for (const table of tables) {
    await client.query(
      `declare copying no scroll cursor for select row_to_json(t)::text as row from ${name(table)} t`,
    );
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${BATCH} from copying`);
      for (const { row } of rows) yield { table, row };
      if (rows.length < BATCH) break;
    }
    await client.query('close copying');
  }
}

/** Puts rows into empty tables; the rows of one table follow each other. */
export async function insertRows(client: PoolClient, rows: AsyncIterable<Row>): Promise<number> {
  let count = 0;
  let batch: Row[] = [];
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (!first) return;
    const columns = await columnsOf(client, first.table);
    await client.query(
      `insert into ${name(first.table)} (${columns}) overriding system value
       select ${columns} from json_populate_recordset(null::${name(first.table)}, $1::json)`,
      [`[${batch.map(({ row }) => row).join(',')}]`],
    );
    count += batch.length;
    batch = [];
  };
  for await (const row of rows) {
    if (batch.length === BATCH || (batch[0] && batch[0].table !== row.table)) await flush();
    batch.push(row);
  }
  await flush();
  return count;
}

export async function isEmpty(client: PoolClient, tables: readonly string[]): Promise<boolean> {
  for (const table of tables) {
    const { rows } = await client.query(`select 1 from ${name(table)} limit 1`);
    if (rows.length > 0) return false;
  }
  return true;
}

/** Lets columns that number by themselves go on after the highest number that was put in. */
export async function continueNumbers(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${name(column)}), 0) + 1, false) from ${name(table)}`,
      [name(table), column],
    );
  }
}

/** Those that are kept; what is computed from others is computed again. */
async function columnsOf(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ column: string }>(
    `select column_name as column from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map(({ column }) => name(column)).join(', ');
}

/** Quoted, so that a file cannot say more than a name. */
function name(table: string): string {
  return `"${table.replaceAll('"', '""')}"`;
}
