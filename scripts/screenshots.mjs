// npm run screenshots: the README's pictures from the real product with its demo. With --all, every page in both
// languages, both themes and two widths, for looking at:  npm run screenshots -- --all --out FOLDER
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { ensureChromium, findProgram } from './lib/parts.mjs';
import { root } from './lib/run.mjs';
import { signIn, startServer } from './lib/server.mjs';

bootstrap();
const { chromium } = await import('@playwright/test');
const { build } = await import('./build.mjs');

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {'agent' | 'supervisor' | 'admin'} Role
 * @typedef {(path: string) => Promise<any>} Ask asks the API as the person of the picture
 * @typedef {{ name: string, as?: Role, path: string | ((ask: Ask) => Promise<string>),
 *   ready: (page: Page) => Promise<void> }} Shot
 * @typedef {{ language: 'zh' | 'en', theme: 'light' | 'dark', width: number }} Face
 */

/** @param {Page} page */
const rows = (page) => page.locator('[data-row]:visible').first().waitFor();
/** @param {string} selector @returns {(page: Page) => Promise<void>} */
const shows = (selector) => (page) => page.locator(selector).first().waitFor();

/** A recording in the middle of its play, standing still. @param {Page} page */
async function playing(page) {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(播放|Play)$/ })
    .first()
    .click();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 4);
  await page.evaluate(() => document.querySelector('video')?.pause());
}

/** @type {readonly Shot[]} */
const shots = [
  { name: 'sign-in', path: '/login', ready: shows('input[type=password]') },
  { name: 'work', as: 'agent', path: '/work', ready: shows('main section') },
  { name: 'rooms', as: 'agent', path: '/rooms', ready: rows },
  {
    name: 'room',
    as: 'agent',
    path: async (ask) => `/rooms/${(await ask('/api/rooms?state=idle')).items[0].roomID}`,
    ready: shows('main [role=tablist]'),
  },
  { name: 'calls', as: 'agent', path: '/calls', ready: rows },
  {
    name: 'call',
    as: 'agent',
    path: async (ask) => `/calls/${(await ask('/api/calls')).items[0].callID}`,
    ready: shows('main dl, main dd'),
  },
  { name: 'recordings', as: 'supervisor', path: '/recordings', ready: rows },
  {
    name: 'recording',
    as: 'supervisor',
    path: async (ask) => `/recordings/${(await ask('/api/recordings?state=ready')).items[0].recordingID}`,
    ready: playing,
  },
  { name: 'rooms-admin', as: 'admin', path: '/rooms', ready: rows },
  { name: 'users', as: 'admin', path: '/admin/users', ready: rows },
  { name: 'teams', as: 'admin', path: '/admin/teams', ready: rows },
  { name: 'audit', as: 'admin', path: '/admin/audit', ready: rows },
  { name: 'settings', as: 'agent', path: '/settings', ready: shows('main h1') },
];

/** The README's pictures: which page with which face. */
const README = /** @type {const} */ ([
  { shot: 'rooms', language: 'zh', theme: 'light' },
  { shot: 'rooms', language: 'en', theme: 'light' },
  { shot: 'recording', language: 'zh', theme: 'dark' },
  { shot: 'recording', language: 'en', theme: 'dark' },
  { shot: 'users', language: 'zh', theme: 'light' },
  { shot: 'users', language: 'en', theme: 'light' },
]);

const { values: options } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, 'docs/screenshots') },
    only: { type: 'string' },
  },
});
const out = resolve(options.out);
await mkdir(out, { recursive: true });
await build({ onlyStale: true });
const server = await startServer({ demo: true });
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const { shot, face } of wanted()) await take(shot, face);
} finally {
  await browser.close();
  await server.dispose();
}

/** @returns {{ shot: Shot, face: Face }[]} */
function wanted() {
  const chosen = shots.filter(({ name }) => !options.only || name === options.only);
  if (options.all) {
    const faces = ['zh', 'en'].flatMap((language) =>
      ['light', 'dark'].flatMap((theme) => [1440, 390].map((width) => ({ language, theme, width }))),
    );
    return chosen.flatMap((shot) => faces.map((face) => ({ shot, face: /** @type {Face} */ (face) })));
  }
  return README.flatMap(({ shot: name, language, theme }) =>
    chosen
      .filter((shot) => shot.name === name)
      .map((shot) => ({ shot, face: { language, theme, width: 1440 } })),
  );
}

/**
 * @param {Shot} shot
 * @param {Face} face
 */
async function take({ name, as, path, ready }, { language, theme, width }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  try {
    if (as) await signIn(context.request, server.origin, server.person(as));
    /** @type {Ask} */
    const ask = async (url) => (await context.request.get(server.origin + url)).json();
    const page = await context.newPage();
    await page.goto(server.origin + (typeof path === 'string' ? path : await path(ask)));
    await ready(page);
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const file = join(out, `${name}-${language}-${theme}${width < 600 ? '-phone' : ''}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    await shrink(file);
    console.log(`${file}  ${((await readFile(file)).length / 1024).toFixed(0)} KiB`);
  } finally {
    await context.close();
  }
}

/**
 * A picture of a screen has few colours: a palette makes it a third of the size. Without ffmpeg it stays as it is.
 * @param {string} file
 */
async function shrink(file) {
  const ffmpeg = findProgram('ffmpeg');
  if (!ffmpeg) return;
  const small = `${file}.small.png`;
  const filter = 'split[a][b];[a]palettegen=max_colors=255:stats_mode=full[p];[b][p]paletteuse=dither=none';
  const { status } = spawnSync(ffmpeg, [
    '-y',
    '-loglevel',
    'error',
    '-i',
    file,
    '-filter_complex',
    filter,
    small,
  ]);
  if (status === 0) await rename(small, file);
  else await rm(small, { force: true });
}
