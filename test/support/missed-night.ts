import type { Pool } from 'pg';
import type { RunningServer } from '../../scripts/lib/server.mjs';
import { openEmbedded, type Embedded } from '../../server/stores/sql/pglite';
import { bundle } from './bundle';

/** The embedded database of a server that does not run. */
export async function openEmbeddedOf({ dataDir }: RunningServer): Promise<Embedded> {
  return openEmbedded({ dataDir, workerURL: await bundle('server/stores/sql/pglite-worker.ts') });
}

/** As if the server had been off at three: it does the night's work when it starts. */
export async function missNight(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query(
    `update jobs set run_at = now() - interval '1 minute'
      where kind = 'recordings.nightly' and state = 'waiting'`,
  );
  if (rowCount !== 1) throw new Error(`The night was planned ${rowCount} times.`);
}
