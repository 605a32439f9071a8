/** Databases that outlive a server that is killed on them. */
import type { Pool } from 'pg';
import { inject } from 'vitest';
import type { RunningServer } from '../../scripts/lib/server.mjs';
import { openPostgres } from '../../server/stores/sql/postgres';
import { openEmbeddedOf } from './missed-night';
import { createDatabase } from './postgres';

export interface KindOfDatabase {
  readonly name: string;
  env(): Promise<Readonly<Record<string, string>>>;
  /** The database while no server has it. */
  open(server: RunningServer): Promise<{ readonly pool: Pool; close(): Promise<void> }>;
  drop(): Promise<void>;
}

export const embedded = (): KindOfDatabase => ({
  name: 'the embedded database',
  env: () => Promise.resolve({}),
  open: openEmbeddedOf,
  drop: () => Promise.resolve(),
});

export function postgres(): KindOfDatabase {
  let made: Awaited<ReturnType<typeof createDatabase>> | undefined;
  return {
    name: 'PostgreSQL',
    async env() {
      made = await createDatabase(inject('postgresURL'));
      return { DATABASE_URL: made.url };
    },
    async open() {
      const pool = openPostgres(made?.url ?? '');
      return { pool, close: () => pool.end() };
    },
    drop: async () => made?.drop(),
  };
}
