import { Pool } from 'pg';

/** No request waits longer than this for a connection, nor a query for its answer. */
const PATIENCE_MS = 10_000;

/** Connections to a PostgreSQL of version 15 or later. `log` hears of connections that were lost while idle. */
export function openPostgres(
  databaseUrl: string,
  options: { readonly connections?: number; readonly log?: (error: Error) => void } = {},
): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: options.connections ?? 10,
    connectionTimeoutMillis: PATIENCE_MS,
    statement_timeout: PATIENCE_MS,
    idle_in_transaction_session_timeout: 3 * PATIENCE_MS,
    keepAlive: true,
    application_name: 'webexe-console',
  });
  return surviving(pool, options.log);
}

/**
 * Makes a pool outlive its database. A lost connection is an `error` event, on the pool while idle and on the client
 * while in use, and one that nobody hears ends the process; queries fail by themselves, and the next one connects anew.
 */
export function surviving(pool: Pool, log: (error: Error) => void = () => undefined): Pool {
  pool.on('error', log);
  pool.on('connect', (client) => client.on('error', () => undefined)); // the query that ran tells
  return pool;
}
