// npm run bench:console [-- RUNS]: how fast the console feels, beside bare antd pages of the same content, in one run.
// One JSON line per measurement on stdout; notes on stderr.
import { bootstrap } from '../scripts/bootstrap.mjs';
import { ensureChromium } from '../scripts/lib/parts.mjs';
import { signIn, startServer } from '../scripts/lib/server.mjs';
import { measureClick, measureLoad, percentile } from './lib/measure.mjs';
import { fillRooms } from './lib/rooms.mjs';

bootstrap();
const { chromium } = await import('@playwright/test');
const { build } = await import('../scripts/build.mjs');
const { buildBareSite, serveBareSite } = await import('./lib/bare-site.mjs');

const RUNS = Number(process.argv[2] ?? 7);
const ROOMS = 300;

const FORM_USABLE = `__visible('input[type=password]:not(:disabled)').length === 1 && __visible('button[type=submit]:not(:disabled)').length === 1`;
/** Rows with content, ours and antd's: bars that stand in for rows do not count. */
const ROWS = 'tbody tr:is([data-row], [data-row-key])';
const NEXT = '[aria-label="下一页"]:enabled, .ant-pagination-next:not(.ant-pagination-disabled) button';
/** @param {number} rows */
const listed = (rows) => `__visible('${ROWS}').length >= ${rows}`;
const FIRST_ROW = `document.querySelector('${ROWS}')?.textContent`;

/** @typedef {import('./lib/measure.mjs').Sample} Sample */
/** @typedef {{ what: string, rows?: number, ours: Sample[], bare: Sample[] }} Measurement */

await build({ onlyStale: true });
await buildBareSite();
const server = await startServer({ demo: true });
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});
try {
  const seeding = await browser.newContext();
  await signIn(seeding.request, server.origin, server.person('admin'));
  const bare = await serveBareSite(await fillRooms(seeding.request, server.origin, ROOMS));
  await seeding.close();
  try {
    for (const measurement of [await signInPages(bare.origin), ...(await lists(bare.origin))])
      print(measurement);
  } finally {
    bare.close();
  }
} finally {
  await browser.close();
  await server.dispose();
}

/**
 * @param {string} bareOrigin
 * @returns {Promise<Measurement>}
 */
async function signInPages(bareOrigin) {
  const measurement = {
    what: 'signin_usable',
    ours: /** @type {Sample[]} */ ([]),
    bare: /** @type {Sample[]} */ ([]),
  };
  await alternating(async (keep) => {
    const ours = await measureLoad(browser, { url: `${server.origin}/login`, usable: FORM_USABLE });
    const bare = await measureLoad(browser, { url: `${bareOrigin}/login.html`, usable: FORM_USABLE });
    if (keep) measurement.ours.push(ours.load);
    if (keep) measurement.bare.push(bare.load);
  });
  return measurement;
}

/**
 * @param {string} bareOrigin
 * @returns {Promise<Measurement[]>}
 */
async function lists(bareOrigin) {
  const measurements = [];
  for (const rows of [20, 100]) {
    const load = {
      what: 'list_usable',
      rows,
      ours: /** @type {Sample[]} */ ([]),
      bare: /** @type {Sample[]} */ ([]),
    };
    const next = {
      what: 'next_page',
      rows,
      ours: /** @type {Sample[]} */ ([]),
      bare: /** @type {Sample[]} */ ([]),
    };
    await alternating(async (keep) => {
      const ours = await list(`${server.origin}/rooms?size=${rows}`, rows, (context) =>
        signIn(context.request, server.origin, server.person('admin')),
      );
      const bare = await list(`${bareOrigin}/table.html?size=${rows}`, rows);
      if (!keep) return;
      load.ours.push(ours.load);
      load.bare.push(bare.load);
      next.ours.push(ours.next);
      next.bare.push(bare.next);
    });
    measurements.push(load, next);
  }
  return measurements;
}

/**
 * @param {string} url
 * @param {number} rows
 * @param {(context: import('@playwright/test').BrowserContext) => Promise<void>} [prepare]
 */
async function list(url, rows, prepare) {
  const { load, after } = await measureLoad(browser, {
    url,
    usable: listed(rows),
    ...(prepare && { prepare }),
    afterwards: (page, cdp) =>
      measureClick(page, cdp, {
        click: NEXT,
        remember: FIRST_ROW,
        done: `${FIRST_ROW} !== before && ${listed(rows)}`,
      }),
  });
  if (!after) throw new Error('the click was not measured');
  return { load, next: after };
}

/**
 * Ours and the bare page in turn, so that a busy minute of the machine hits both; the first round warms up and is dropped.
 * @param {(keep: boolean) => Promise<void>} round
 */
async function alternating(round) {
  for (let at = 0; at <= RUNS; at++) await round(at > 0);
}

/** @param {Measurement} measurement */
function print({ what, rows, ours, bare }) {
  const p50 = (/** @type {Sample[]} */ samples) =>
    percentile(
      samples.map(({ ms }) => ms),
      0.5,
    );
  const line = {
    what,
    ...(rows && { rows }),
    runs: ours.length,
    p50_ms: Math.round(p50(ours)),
    p95_ms: Math.round(
      percentile(
        ours.map(({ ms }) => ms),
        0.95,
      ),
    ),
    ratio_to_bare: Number((p50(ours) / p50(bare)).toFixed(2)),
    script_ms: Math.round(
      percentile(
        ours.map(({ script_ms }) => script_ms),
        0.5,
      ),
    ),
    nodes: Math.round(
      percentile(
        ours.map(({ nodes }) => nodes),
        0.5,
      ),
    ),
    bare_p50_ms: Math.round(p50(bare)),
    bare_script_ms: Math.round(
      percentile(
        bare.map(({ script_ms }) => script_ms),
        0.5,
      ),
    ),
    bare_nodes: Math.round(
      percentile(
        bare.map(({ nodes }) => nodes),
        0.5,
      ),
    ),
  };
  console.log(JSON.stringify(line));
}
