// npm run bench:launcher [-- RUNS]: how long a launch and its events take in a real Chromium, what they leave behind, and
// how big the drop-in is. One JSON line per measurement on stdout; docs/launcher.md has the figures of the SDK of 2018.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bootstrap } from '../scripts/bootstrap.mjs';
import { ensureChromium } from '../scripts/lib/parts.mjs';
import { root } from '../scripts/lib/run.mjs';

bootstrap();
const { build } = await import('../scripts/build.mjs');
const { percentile } = await import('./lib/measure.mjs');
const { openTimes } = await import('./lib/launch-open.mjs');
const { eventAges } = await import('./lib/launch-events.mjs');
const { leftOvers } = await import('./lib/launch-leaks.mjs');

const RUNS = Number(process.argv[2] ?? 20);
const EVENTS = 160;
const POLLS = 2400;

process.env.CHROMIUM = ensureChromium();
await build({ onlyStale: true, only: 'launcher' });

const { handed, opened, bare } = await openTimes(RUNS);
times('open', handed);
times('open_by_system', opened, bare);
times('event_2018', await eventAges(EVENTS, '2018'));
times('event_modern', await eventAges(EVENTS, 'modern'));
const left = await leftOvers(POLLS);
print({ what: 'leaked_nodes', polls: POLLS, count: left.nodes });
print({ what: 'leaked_globals', polls: POLLS, count: left.globals });
const dropIn = readFileSync(join(root, 'dist/launcher/exe-starter.js'));
print({ what: 'dropin_gz', bytes: gzipSync(dropIn, { level: 9 }).length });

/**
 * @param {string} what
 * @param {readonly number[]} ms
 * @param {readonly number[]} [bare] the same without the launcher
 */
function times(what, ms, bare) {
  const at = (/** @type {readonly number[]} */ of, /** @type {number} */ share) =>
    Number(percentile(of, share).toFixed(1));
  const beside = bare && {
    bare_p50_ms: at(bare, 0.5),
    ratio_to_bare: Number((percentile(ms, 0.5) / percentile(bare, 0.5)).toFixed(2)),
  };
  print({ what, runs: ms.length, p50_ms: at(ms, 0.5), p95_ms: at(ms, 0.95), ...beside });
}

/** @param {object} line */
function print(line) {
  console.log(JSON.stringify(line));
}
