// node bench/recordings-library.mjs [RUNS [ROWS]]: what the library of recordings asks RoomService for, over 1,000,000 of
// them, on both databases. One JSON line per question on stdout (search, facets); notes on stderr.
// Aims: p95 of 50 ms on PostgreSQL, 250 on PGlite.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from '../scripts/bootstrap.mjs';
import { ensurePostgres } from '../scripts/lib/parts.mjs';
import { root } from '../scripts/lib/run.mjs';
import { print } from './lib/measure.mjs';
import { questions } from './lib/recording-questions.mjs';
import { fillRecordings } from './lib/recording-rows.mjs';

/**
 * @param {number} runs
 * @param {number} rows
 */
export async function measureLibrary(runs, rows) {
  process.env.POSTGRES_BIN = ensurePostgres();
  const { loadServer } = await import('./lib/server-parts.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'webexe-bench-'));
  try {
    const server = await loadServer(folder);
    for (const [store, open] of [
      ['PostgreSQL', server.openPostgreSQL],
      ['PGlite', server.openPGlite],
    ]) {
      const { pool, close } = await open();
      try {
        const { read } = await server.createSqlStore({
          pool,
          migrationsFolder: join(root, 'server/stores/sql/migrations'),
        });
        console.error(`${store}: filling in ${rows} recordings`);
        await fillRecordings(pool, rows);
        for (const { what, of, ask } of questions(read.recordings)) {
          print({ what, of, store, rows }, await timesOf(ask, runs));
        }
      } finally {
        await close();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {() => Promise<unknown>} ask
 * @param {number} runs
 */
async function timesOf(ask, runs) {
  /** @type {number[]} */
  const took = [];
  for (let run = 0; run < runs + 3; run += 1) {
    const began = performance.now();
    await ask();
    if (run >= 3) took.push(performance.now() - began); // the first few warm up
  }
  return took;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await measureLibrary(Number(process.argv[2] ?? 30), Number(process.argv[3] ?? 1_000_000));
}
