/** The browser's own question about loopback, in a window on a virtual screen, answered by keys as a person would. */
import { expect, test } from '@playwright/test';
import { aLaunch } from '../launcher/support/requests';
import { openPublicPage, type PublicPage } from './public-page';
import { openVirtualScreen, type VirtualScreen } from './virtual-screen';

let screen: VirtualScreen;
let here: PublicPage;

test.beforeAll(async () => {
  screen = await openVirtualScreen();
});
test.afterAll(() => screen.close());

test.beforeEach(async () => {
  here = await openPublicPage({ setting: null, display: screen.display });
});
test.afterEach(() => here.close());

const state = () => here.page.evaluate(() => window.launcher.state);

/** Starts a call and goes on past the explanation, until the browser's question is on the screen. */
async function toTheQuestion(): Promise<void> {
  await here.page.evaluate((launch) => window.launcher.start(launch), aLaunch());
  await expect.poll(state).toMatchObject({ name: 'permissionNeeded' });
  expect(here.program.requests).toEqual([]);
  const before = await stillPicture();
  await here.page.evaluate(() => window.launcher.continueAfterPermission());
  await expect.poll(() => screen.picture()).not.toBe(before);
  await stillPicture();
}

/** The screen, once nothing moves on it any more. */
async function stillPicture(): Promise<string> {
  let picture = '';
  await expect(() => {
    const last = picture;
    picture = screen.picture();
    expect(picture).toBe(last);
  }).toPass({ intervals: [300] });
  return picture;
}

test('somebody who reads the question for long is waited for; when they allow, what runs is found', async () => {
  await toTheQuestion();
  // Far beyond every limit of the launcher, on its own clock.
  expect(await state()).toMatchObject({ name: 'probing', asking: true });
  expect(here.program.requests).toEqual([]);
  screen.press('F6', 'Tab', 'Return'); // to Block, on to Allow
  await expect.poll(state).toMatchObject({ name: 'busy' });
  expect(here.program.requests[0]).toMatch(/^\/externalProtol\?json=look&/);
});

test('closing the question is no denial: it is explained again, and nothing was opened', async () => {
  await toTheQuestion();
  screen.press('F6', 'Tab', 'Tab', 'Return'); // its cross
  await expect.poll(state).toMatchObject({ name: 'permissionNeeded' });
  expect(here.program.requests).toEqual([]);
  expect(await here.page.evaluate(() => window.opened)).toBe(0);
});

test('blocking is a denial: the page hears nothing and says so', async () => {
  await toTheQuestion();
  screen.press('F6', 'Return');
  await expect.poll(state).toMatchObject({ name: 'refused' });
  expect(here.program.requests).toEqual([]);
});
