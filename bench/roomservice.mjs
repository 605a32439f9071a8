// npm run bench:roomservice [-- RUNS]: get_room_list of the 2018 wire over 100,000 rooms with somebody in each, its
// first page and its last, on both databases. One JSON line per measurement on stdout; notes on stderr.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from '../scripts/bootstrap.mjs';
import { ensurePostgres } from '../scripts/lib/parts.mjs';
import { root } from '../scripts/lib/run.mjs';
import { percentile } from './lib/measure.mjs';

bootstrap();
process.env.POSTGRES_BIN = ensurePostgres();
const { loadServer } = await import('./lib/server-parts.mjs');
const { fillWire, wireOver } = await import('./lib/wire-rooms.mjs');

const RUNS = Number(process.argv[2] ?? 30);
const ROOMS = 100_000;
const PAGE = 20;

const folder = await mkdtemp(join(tmpdir(), 'webexe-bench-'));
try {
  const server = await loadServer(folder);
  for (const [store, open] of [
    ['PGlite', server.openPGlite],
    ['PostgreSQL', server.openPostgreSQL],
  ]) {
    const { pool, close } = await open();
    const opened = await server.createSqlStore({
      pool,
      migrationsFolder: join(root, 'server/stores/sql/migrations'),
    });
    console.error(`${store}: filling in ${ROOMS} rooms`);
    await fillWire(pool, ROOMS);
    const list = await wireOver(server, opened);
    await measure(store, 'roomservice first page', () => list.ofProgram(0, PAGE));
    await measure(store, 'roomservice last page', () => list.ofProgram(ROOMS - PAGE, PAGE));
    await measure(store, 'roomlist first page', () => list.ofPage(0, PAGE));
    await measure(store, 'roomlist last page', () => list.ofPage(ROOMS - PAGE, PAGE));
    await close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/**
 * @param {string} store
 * @param {string} what
 * @param {() => Promise<number>} ask answers how many rooms came
 */
async function measure(store, what, ask) {
  /** @type {number[]} */
  const took = [];
  for (let run = 0; run < RUNS + 3; run += 1) {
    const began = performance.now();
    const rooms = await ask();
    if (rooms !== PAGE) throw new Error(`${what} has ${rooms} rooms.`);
    if (run >= 3) took.push(performance.now() - began); // the first few warm up
  }
  const ms = (/** @type {number} */ share) => Math.round(percentile(took, share) * 100) / 100;
  console.log(
    JSON.stringify({ what: `get_room_list ${what}`, store, rows: ROOMS, p50_ms: ms(0.5), p95_ms: ms(0.95) }),
  );
}
