/** The second dialect in a real Chromium on real sockets: CORS, the page's policy, a stream that is cut. */
import { expect, test, type Page } from '@playwright/test';
import type * as Sdk from '../../src/launcher';
import type { ProgramEvent } from '../../src/launcher';
import { aLaunch } from '../launcher/support/requests';
import { serveModernProgram, type ModernServer } from './modern-server';
import { servePage, type PageServer } from './page-server';

declare global {
  interface Window {
    launcherSdk: typeof Sdk;
    launcher: Sdk.Launcher;
    events: ProgramEvent[];
    opened: number;
  }
}

let modern: ModernServer;
let server: PageServer;
const launch = aLaunch({ ticket: { ticket: 't'.repeat(43), server: 'https://calls.example.com/' } });

test.afterEach(async () => {
  await Promise.all([modern.close(), server.close()]);
});

async function openPage(page: Page, mayConnect = true): Promise<void> {
  modern = await serveModernProgram(() => `http://127.0.0.1:${server.port}`);
  server = await servePage({ programPort: modern.port, mayConnect });
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await makeLauncher(page);
}

const makeLauncher = (page: Page) =>
  page.evaluate((port) => {
    const { createBrowserPorts, createFrameTransport, createLauncher, createModernDialect } =
      window.launcherSdk;
    window.events = [];
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
    window.launcher.onEvent((event) => window.events.push(event));
  }, modern.port);

const state = (page: Page) => page.evaluate(() => window.launcher.state);
const said = (page: Page) =>
  page.evaluate(() => window.events.map((event) => ('msg' in event ? event.msg : event.event)));
const message = (msg: string) => ({ event: 'roomTextMsg', roomID: 'r', userID: 'u', msg });

async function inRoom(page: Page): Promise<void> {
  await page.evaluate(() => window.launcher.look());
  await page.evaluate((request) => window.launcher.start(request), launch);
  await expect.poll(() => modern.program.readers).toBe(1);
  modern.program.enter();
  await expect.poll(() => state(page)).toMatchObject({ name: 'inRoom' });
}

test('an idle program takes the launch without a link, and its events are streamed to the page', async ({
  page,
}) => {
  await openPage(page);
  await inRoom(page);
  expect(await page.evaluate(() => window.opened)).toBe(0);
  modern.program.emit(message('曹操 "x"'));
  await expect.poll(() => said(page)).toEqual(['创建房间成功', '曹操 "x"']);
  await page.evaluate(() => window.launcher.show());
  expect(modern.program.asked.at(-1)).toMatchObject({ path: 'show', key: modern.program.key });
});

test('a stream that is cut goes on where it was', async ({ page }) => {
  await openPage(page);
  await inRoom(page);
  modern.program.beat();
  modern.program.cut();
  modern.program.emit(message('meanwhile'));
  await expect.poll(() => modern.program.readers).toBe(1);
  modern.program.emit(message('after'));
  await expect.poll(() => said(page)).toEqual(['创建房间成功', 'meanwhile', 'after']);
  expect(await state(page)).toMatchObject({ name: 'inRoom' });
});

test('a reloaded page hears what it missed, and nothing twice', async ({ page }) => {
  await openPage(page);
  await inRoom(page);
  await page.reload();
  modern.program.emit(message('meanwhile'));
  await makeLauncher(page);
  await page.evaluate(() => window.launcher.attach());
  await expect.poll(() => state(page)).toMatchObject({ name: 'inRoom' });
  expect(await said(page)).toEqual(['meanwhile']);
});

test('a page whose policy does not name the program goes on in the first dialect', async ({ page }) => {
  await openPage(page, false);
  await page.evaluate((request) => window.launcher.start(request), aLaunch());
  await expect.poll(() => state(page)).toMatchObject({ name: 'connected', mayBeOlder: true });
  expect(modern.asked).toEqual([]);
});
