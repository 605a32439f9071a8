/** What the browser's permission for loopback does to a launch, on a page that is not from this computer. */
import { expect, test, type Page } from '@playwright/test';
import { aLaunch } from '../launcher/support/requests';
import { serveModernProgram, type ModernServer } from './modern-server';
import { openPublicPage, type PublicPage } from './public-page';

let here: PublicPage;

test.afterEach(() => here.close());

async function publicPage(setting: 'granted' | 'denied' | null, modern?: ModernServer): Promise<Page> {
  here = await openPublicPage({ setting, ...(modern && { modern }) });
  return here.page;
}

const start = (page: Page) => page.evaluate((launch) => window.launcher.start(launch), aLaunch());

const state = (page: Page) => page.evaluate(() => window.launcher.state);

test('granted: the sandboxed frame may ask, and what already runs is found', async () => {
  const page = await publicPage('granted');
  expect(await page.evaluate(() => window.launcher.look())).toMatchObject({ light: 'running' });
  await start(page);
  await expect.poll(() => state(page)).toMatchObject({ name: 'busy' });
  expect(here.program.requests[0]).toMatch(/^\/externalProtol\?json=look&/);
});

test('granted: the page itself talks to a program of the second dialect, and hears its stream', async () => {
  const modern = await serveModernProgram(() => here.origin);
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
  expect(here.program.requests).toEqual([]);
});

test('to be asked: nothing happens before the person goes on, and a refusal is a refusal', async () => {
  const page = await publicPage(null);
  await start(page);
  await expect.poll(() => state(page)).toMatchObject({ name: 'permissionNeeded', goal: 'open' });
  expect(here.program.requests).toEqual([]);
  // Without a window Chromium answers its own question with no.
  await page.evaluate(() => window.launcher.continueAfterPermission());
  await expect.poll(() => state(page)).toMatchObject({ name: 'refused' });
  expect(await page.evaluate(() => window.opened)).toBe(0);
});
