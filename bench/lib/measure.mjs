// Measures one page in Chromium as a person with a slow laptop and a middling line meets it: processor four times slower,
// 10 Mbit/s, 40 ms, nothing cached. Times are of the first painted frame in which the page is what was waited for.

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 * @typedef {{ ms: number, script_ms: number, nodes: number }} Sample
 */

const CPU_SLOWDOWN = 4;
const NETWORK = {
  offline: false,
  latency: 40,
  downloadThroughput: 10 * 125_000,
  uploadThroughput: 10 * 125_000,
};
const QUIET_MS = 1000;
const GIVE_UP_MS = 60_000;

/** Runs in every document before its own scripts: `__when(test)` is the time of the first painted frame that passes. */
const PROBE = `(() => {
  if (window !== top) return;
  const painted = (done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  });
  window.__when = (test) => new Promise((done, give_up) => {
    const end = performance.now() + ${GIVE_UP_MS};
    const look = () => {
      let passed = false;
      try { passed = test(); } catch {}
      if (passed) painted(done);
      else if (performance.now() > end) give_up(new Error('never so: ' + test + ' at ' + location + ': ' + document.body?.innerText.slice(0, 200)));
      else requestAnimationFrame(look);
    };
    look();
  });
  window.__visible = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
  addEventListener('click', (event) => { window.__clicked ??= event.timeStamp; }, true);
})();`;

/**
 * Loads a page with a cold cache.
 * @param {Browser} browser
 * @param {{ url: string, usable: string, prepare?: (context: BrowserContext) => Promise<void>,
 *   afterwards?: (page: Page, cdp: CDPSession) => Promise<Sample> }} what `usable`: a JavaScript expression
 * @returns {Promise<{ load: Sample, after: Sample | undefined }>}
 */
export async function measureLoad(browser, { url, usable, prepare, afterwards }) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  try {
    await prepare?.(context);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const quiet = watchNetwork(cdp);
    await cdp.send('Network.enable');
    await cdp.send('Performance.enable');
    await cdp.send('Network.emulateNetworkConditions', NETWORK);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript({
      content: `${PROBE}; window.__usable = window === top && __when(() => ${usable});`,
    });
    await page.goto(url, { waitUntil: 'commit' });
    const ms = /** @type {number} */ (await page.evaluate('__usable'));
    await quiet();
    const load = { ms, script_ms: (await scriptSeconds(cdp)) * 1000, nodes: await countNodes(page) };
    return { load, after: await afterwards?.(page, cdp) };
  } finally {
    await context.close();
  }
}

/**
 * Clicks, and measures from the click to the painted result.
 * @param {Page} page
 * @param {CDPSession} cdp
 * @param {{ click: string, done: string, remember?: string }} what `done` may use `before`, the value of `remember`
 * @returns {Promise<Sample>}
 */
export async function measureClick(page, cdp, { click, done, remember = 'undefined' }) {
  const before = await scriptSeconds(cdp);
  await page.evaluate(`(() => {
    const before = ${remember};
    window.__clicked = undefined;
    window.__result = __when(() => window.__clicked !== undefined && (${done})).then((at) => at - window.__clicked);
  })()`);
  await page.locator(click).first().click();
  const ms = /** @type {number} */ (await page.evaluate('__result'));
  return { ms, script_ms: ((await scriptSeconds(cdp)) - before) * 1000, nodes: await countNodes(page) };
}

/**
 * Resolves when nothing was asked of the network for a while; streams that stay open do not count.
 * @param {CDPSession} cdp
 * @returns {() => Promise<void>}
 */
function watchNetwork(cdp) {
  let last = performance.now();
  const seen = () => {
    last = performance.now();
  };
  cdp.on('Network.requestWillBeSent', seen);
  cdp.on('Network.loadingFinished', seen);
  return async () => {
    for (let left = QUIET_MS; left > 0; left = QUIET_MS - (performance.now() - last)) {
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  };
}

/** @param {CDPSession} cdp */
async function scriptSeconds(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
}

/** @param {Page} page */
async function countNodes(page) {
  return /** @type {number} */ (await page.evaluate('document.querySelectorAll("*").length'));
}

/**
 * @param {readonly number[]} values
 * @param {number} share 0.5 for the median
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Prints what was measured as a line of JSON. Nothing measured is an error, not a line.
 * @param {object} of
 * @param {readonly number[]} took milliseconds
 */
export function print(of, took) {
  if (took.length === 0 || took.some((ms) => !Number.isFinite(ms)))
    throw new Error(`Not measured: ${JSON.stringify(of)}`);
  const ms = (/** @type {number} */ share) => Math.round(percentile(took, share) * 100) / 100;
  console.log(JSON.stringify({ ...of, p50_ms: ms(0.5), p95_ms: ms(0.95) }));
}
