// npm run bench:recordings [-- RUNS [ROWS]]: recordings in Chromium, from the end of a push to the picture, a file that is
// sent beside one that is copied, then what their library asks RoomService for over 1,000,000 of them, on both databases.
// One JSON line per measurement on stdout (push_to_ready, first_frame, seek, upload, search, facets); notes on stderr.
// Aims for search and facets: p95 of 50 ms on PostgreSQL, 250 on PGlite.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from '../scripts/bootstrap.mjs';
import { ensureChromium, ensurePostgres } from '../scripts/lib/parts.mjs';
import { root } from '../scripts/lib/run.mjs';
import { percentile } from './lib/measure.mjs';

bootstrap();
process.env.POSTGRES_BIN = ensurePostgres();
const { chromium } = await import('@playwright/test');
const { build } = await import('../scripts/build.mjs');
const { loadServer } = await import('./lib/server-parts.mjs');
const { measureMedia } = await import('./lib/recording-media.mjs');
const { fillRecordings } = await import('./lib/recording-rows.mjs');
const { measureUpload } = await import('./recordings-upload.mjs');

const RUNS = Number(process.argv[2] ?? 30);
const ROWS = Number(process.argv[3] ?? 1_000_000);
const UPLOAD_MB = 256;
const MEDIA_RUNS = Math.min(RUNS, 10);
const ALL = { kind: 'all' };
const page = { sort: 'startedAt.desc', size: 20 };

await build({ onlyStale: true });
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  console.error('pushing and playing recordings');
  for (const [what, took] of Object.entries(await measureMedia(browser, MEDIA_RUNS))) print({ what }, took);
} finally {
  await browser.close();
}

{
  const { measure: what, ...numbers } = await measureUpload(UPLOAD_MB);
  console.log(JSON.stringify({ what, ...numbers }));
}

const folder = await mkdtemp(join(tmpdir(), 'webexe-bench-'));
try {
  const server = await loadServer(folder);
  for (const [store, open] of [
    ['PostgreSQL', server.openPostgreSQL],
    ['PGlite', server.openPGlite],
  ]) {
    const { pool, close } = await open();
    const { read } = await server.createSqlStore({
      pool,
      migrationsFolder: join(root, 'server/stores/sql/migrations'),
    });
    console.error(`${store}: filling in ${ROWS} recordings`);
    await fillRecordings(pool, ROWS);
    const { recordings } = read;
    const list = (/** @type {object} */ query) => recordings.list({ ...page, ...query }, ALL);
    const team = { kind: 'team', userID: 'agent_7', teamID: 'team_7' };
    const days = (/** @type {number} */ count) => ({
      from: new Date(Date.now() - count * 86_400_000).toISOString(),
    });
    await measure(store, 'search', 'a word', () => list({ q: 'review 123' }));
    await measure(store, 'search', 'two Chinese characters', () => list({ q: '张伟' }));
    await measure(store, 'search', 'two common Chinese characters', () => list({ q: '抵押' }));
    await measure(store, 'search', 'a room number', () => list({ q: '482913605' }));
    await measure(store, 'search', 'filters only, 7 days', () =>
      list({ ...days(7), kind: ['mix'], agentID: ['agent_7'] }),
    );
    await measure(store, 'search', 'filters only, all', () =>
      list({ state: ['failed'], kind: ['screen', 'push'] }),
    );
    await measure(store, 'search', 'a team, 90 days', () => recordings.list({ ...page, ...days(90) }, team));
    const eyes = { userID: 'agent_7', listed: ALL, reviewed: ALL };
    await measure(store, 'search', 'a score', () => list({ minScore: 60, maxScore: 69, eyes }));
    await measure(store, 'search', 'with comments', () => list({ commented: 'yes', eyes }));
    await measure(store, 'search', 'on hold', () => list({ hold: 'yes', eyes }));
    await measure(store, 'search', 'the longest', () => list({ sort: 'duration.desc' }));
    await measure(store, 'search', 'the last page', () => list({ before: 'end' }));
    await measure(store, 'facets', '7 days', () => recordings.counts(days(7), ALL));
    await measure(store, 'facets', 'all', () => recordings.counts({}, ALL));
    await measure(store, 'facets', 'search', () => recordings.counts({ q: '张伟', state: ['ready'] }, ALL));
    await close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/**
 * @param {string} store
 * @param {string} what
 * @param {string} of
 * @param {() => Promise<unknown>} ask
 */
async function measure(store, what, of, ask) {
  /** @type {number[]} */
  const took = [];
  for (let run = 0; run < RUNS + 3; run += 1) {
    const began = performance.now();
    await ask();
    if (run >= 3) took.push(performance.now() - began); // the first few warm up
  }
  print({ what, of, store, rows: ROWS }, took);
}

/**
 * @param {object} of
 * @param {number[]} took
 */
function print(of, took) {
  const ms = (/** @type {number} */ share) => Math.round(percentile(took, share) * 100) / 100;
  console.log(JSON.stringify({ ...of, p50_ms: ms(0.5), p95_ms: ms(0.95) }));
}
