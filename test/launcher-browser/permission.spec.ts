/** What the browser's permission for loopback does to a launch, on a page that is not from this computer. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startFakeDesktop, type FakeDesktop } from '../../mocks/desktop/fake-desktop';
import { findChromium } from '../../scripts/lib/parts.mjs';
import type * as Sdk from '../../src/launcher';
import { aLaunch } from '../launcher/support/requests';
import { CHROMIUM_ARGS } from '../support/chromium';
import { serveModernProgram, type ModernServer } from './modern-server';
import { servePage, type PageServer } from './page-server';

declare global {
  interface Window {
    launcherSdk: typeof Sdk;
    launcher: Sdk.Launcher;
    opened: number;
  }
}

const host = 'app.example.test';
let folder: string;
let tls: { key: string; cert: string };
let program: FakeDesktop;
let server: PageServer;
let context: BrowserContext;

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'webexe-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', key, '-out', cert, '-days', '1', '-subj', `/CN=${host}`];
  execFileSync('openssl', ['req', '-x509', ...curve, ...files], { stdio: 'ignore' });
  tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.afterEach(async () => {
  await context.close();
  await Promise.all([program.crash(), server.close()]);
});

/** A page that Chromium takes for one from the internet, with a launcher in it. */
async function publicPage(setting: 'granted' | 'denied' | null, modern?: ModernServer): Promise<Page> {
  program = await startFakeDesktop();
  const programPort = modern?.port ?? program.port;
  server = await servePage({ programPort, mayConnect: modern !== undefined, tls });
  context = await chromium.launchPersistentContext('', {
    executablePath: findChromium() ?? 'chromium',
    ignoreHTTPSErrors: true,
    args: [
      ...CHROMIUM_ARGS,
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP ${host} 127.0.0.1`,
      `--ip-address-space-overrides=127.0.0.1:${server.port}=public`,
    ],
  });
  const page = await context.newPage();
  const origin = `https://${host}:${server.port}`;
  if (setting) {
    const session = await context.newCDPSession(page);
    await session.send('Browser.setPermission', {
      permission: { name: 'loopback-network' },
      setting,
      origin,
    });
  }
  await page.goto(`${origin}/`);
  await page.evaluate((port) => {
    const { createBrowserPorts, createFrameTransport, createLauncher, createModernDialect } =
      window.launcherSdk;
    window.opened = 0;
    window.launcher = createLauncher({
      ...createBrowserPorts(),
      opener: { open: () => void (window.opened += 1) },
      transport: createFrameTransport({ frameUrl: '/launcher-frame', port }),
      modern: createModernDialect({
        fetch: (url, init) => fetch(url, init),
        random: (bytes) => crypto.getRandomValues(bytes),
      }),
      port,
    });
  }, programPort);
  return page;
}

const start = (page: Page) => page.evaluate((launch) => window.launcher.start(launch), aLaunch());

const state = (page: Page) => page.evaluate(() => window.launcher.state);

test('granted: the sandboxed frame may ask, and what already runs is found', async () => {
  const page = await publicPage('granted');
  expect(await page.evaluate(() => window.launcher.look())).toMatchObject({ light: 'running' });
  await start(page);
  await expect.poll(() => state(page)).toMatchObject({ name: 'busy' });
  expect(program.requests[0]).toMatch(/^\/externalProtol\?json=look&/);
});

test('granted: the page itself talks to a program of the second dialect, and hears its stream', async () => {
  const modern = await serveModernProgram(() => `https://${host}:${server.port}`);
  try {
    const page = await publicPage('granted', modern);
    const seen = await page.evaluate(() => window.launcher.look());
    expect(seen).toMatchObject({ light: 'running', program: { dialect: 'modern', name: 'webexe-desktop' } });
    const ticket = { ticket: 't'.repeat(43), server: 'https://calls.example.com/' };
    await page.evaluate((launch) => window.launcher.start(launch), aLaunch({ ticket }));
    await expect.poll(() => modern.program.readers).toBe(1);
    modern.program.enter();
    await expect.poll(() => state(page)).toMatchObject({ name: 'inRoom' });
    expect(await page.evaluate(() => window.opened)).toBe(0);
  } finally {
    await modern.close();
  }
});

test('denied: nothing is asked, and the program can still be opened', async () => {
  const page = await publicPage('denied');
  await start(page);
  await expect.poll(() => state(page)).toMatchObject({ name: 'refused', attempt: 0 });
  await page.evaluate(() => window.launcher.openAgain());
  expect(await page.evaluate(() => window.opened)).toBe(1);
  expect(program.requests).toEqual([]);
});

test('to be asked: nothing happens before the person goes on, and a refusal is a refusal', async () => {
  const page = await publicPage(null);
  await start(page);
  await expect.poll(() => state(page)).toMatchObject({ name: 'permissionNeeded', goal: 'open' });
  expect(program.requests).toEqual([]);
  // Without a window Chromium answers its own question with no.
  await page.evaluate(() => window.launcher.continueAfterPermission());
  await expect.poll(() => state(page)).toMatchObject({ name: 'refused' });
  expect(await page.evaluate(() => window.opened)).toBe(0);
});
