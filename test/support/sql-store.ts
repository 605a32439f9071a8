import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import type { Store } from '../../server/roomservice/store';
import { openEmbedded } from '../../server/stores/sql/pglite';
import { openPostgres } from '../../server/stores/sql/postgres';
import { createSqlStore } from '../../server/stores/sql/store';
import { bundle } from './bundle';
import { createDatabase } from './postgres';

/** Where the SQL of the tables is, as `createSqlStore` wants it. */
export const migrationsFolder = fileURLToPath(new URL('../../server/stores/sql/migrations', import.meta.url));

/** A store on a new database of the PostgreSQL at `adminURL`; closing it takes the database away. */
export async function openSqlStore(
  adminURL: string,
): Promise<{ readonly store: Store; readonly pool: Pool; readonly url: string; close(): Promise<void> }> {
  const { url, drop } = await createDatabase(adminURL);
  const pool = openPostgres(url);
  const store = await createSqlStore({ pool, migrationsFolder });
  const close = async (): Promise<void> => {
    await store.close();
    await drop();
  };
  return { store, pool, url, close };
}

/** A store on an embedded database in a new folder, which goes when it is closed. */
export async function openEmbeddedStore(): Promise<{
  readonly store: Store;
  readonly dataDir: string;
  close(): Promise<void>;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'webexe-embedded-'));
  const workerURL = await bundle('server/stores/sql/pglite-worker.ts');
  const { pool, close } = await openEmbedded({ dataDir, workerURL });
  const store = await createSqlStore({ pool, migrationsFolder });
  return {
    store,
    dataDir,
    async close() {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
