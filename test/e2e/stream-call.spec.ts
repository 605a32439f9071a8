/** A call without a room in a real browser that really opens the program, which pushes one stream and plays another. */
import { isFree } from '../support/ports';
import { callIn, expect, test } from './support/story';

const push = 'rtmp://push.example/live/desk2?txSecret=push-secret&txTime=7FFFFFFF';
const play = 'rtmp://play.example/live/desk2?txSecret=play-secret';

test('an agent runs a call of streams and keeps two pictures of it', async ({ launchingAs, server, as }) => {
  expect(await isFree(48888), 'port 48888, where the program of streams listens').toBe(true);
  const browser = await launchingAs('emma_clark');
  const page = await browser.context.newPage();
  const { panel, dock, openPanel } = callIn(page);

  await page.goto(`${server.origin}/calls`);
  await page.getByRole('button', { name: 'Stream call…' }).click();
  const form = page.getByRole('dialog', { name: 'Stream call' });
  await form.getByLabel('Title').fill('Account opening, desk 2');
  await form.getByLabel('Push address').fill(push);
  await form.getByLabel('Play address').fill(play);
  await form.getByLabel('Customer', { exact: true }).fill('Han Xue');
  await form.getByRole('button', { name: 'Start stream call' }).click();

  await expect(panel.getByRole('heading', { name: 'Streams running' })).toBeVisible({ timeout: 20_000 });
  expect(await browser.openedURLs()).toHaveLength(1);
  const service = await as('emma_clark');
  await expect.poll(async () => (await service.call('currentCall')).running?.state).toBe('live');
  const callID = (await service.call('currentCall')).running?.callID ?? '';
  expect(await page.locator('body').textContent()).not.toContain('secret');

  await openPanel();
  await panel.getByRole('button', { name: 'Picture of mine' }).click();
  await expect(page.getByText('Picture kept with the call')).toBeVisible();
  await panel.getByRole('button', { name: 'Picture of theirs' }).click();
  await expect(page.getByText('Picture kept with the call').nth(1)).toBeVisible();

  // A reload finds the program again, and the call goes on.
  await page.goto(`${server.origin}/calls/${callID}`);
  await expect(dock.getByText('status link works')).toBeVisible();
  const grid = page.getByRole('region', { name: 'Pictures' });
  await expect(grid.getByRole('button')).toHaveCount(2);

  await dock.getByRole('button', { name: 'Leave the call' }).click();
  await openPanel();
  await expect(panel.getByText('The program stays open for the next call')).toBeVisible();
  expect(await isFree(48888), 'the program is still there').toBe(false);

  await panel.getByRole('button', { name: 'Write wrap-up' }).click();
  const drawer = page.getByRole('dialog', { name: 'Wrap-up' });
  await drawer.getByRole('radio', { name: 'Resolved' }).check();
  await drawer.getByRole('button', { name: 'Save wrap-up' }).click();
  await expect(drawer).toBeHidden();

  await page.reload();
  await expect(grid.getByRole('button')).toHaveCount(2);
  await grid.getByRole('button', { name: /Own picture/ }).click();
  const large = page.getByRole('dialog').getByRole('img', { name: /Own picture/ });
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog').getByRole('img', { name: /Played stream/ })).toBeVisible();
});

test('a program of today takes streams and pictures, whether a link of 2018 opened it or a ticket', async ({
  launchingAs,
  server,
  as,
}) => {
  test.slow(); // three calls, each of which opens a program or asks one
  const browser = await launchingAs('emma_clark', { handlerEnv: { FAKE_DESKTOP_DIALECT: 'modern' } });
  const page = await browser.context.newPage();
  const service = await as('emma_clark');
  const { panel, dock, openPanel } = callIn(page);
  const callWithAPicture = async (title: string) => {
    await page.goto(`${server.origin}/calls`);
    await page.getByRole('button', { name: 'Stream call…' }).click();
    const form = page.getByRole('dialog', { name: 'Stream call' });
    await form.getByLabel('Title').fill(title);
    await form.getByLabel('Push address').fill(push);
    await form.getByLabel('Play address').fill(play);
    // The link to the program is a navigation that never ends in a page.
    await form.getByRole('button', { name: 'Start stream call' }).click({ noWaitAfter: true });
    await expect.poll(async () => (await service.call('currentCall')).running?.state).toBe('live');
    await openPanel();
    await panel.getByRole('button', { name: 'Picture of theirs' }).click();
    await expect(page.getByText('Picture kept with the call')).toBeVisible();
    await dock.getByRole('button', { name: 'Leave the call' }).click();
    await expect(dock.getByRole('button', { name: 'Write wrap-up' })).toBeVisible();
  };

  // The link of 2018 names no page that may ask this program, so it goes on in the first dialect.
  await callWithAPicture('By the link of 2018');
  await callWithAPicture('In the same program');
  await browser.endPrograms('SIGTERM');
  await callWithAPicture('By a ticket');

  const [first, ...later] = await browser.openedURLs();
  expect(first).toContain('push-secret');
  expect(later.length).toBeGreaterThan(0);
  for (const link of later) {
    expect(decodeURIComponent(link)).toContain('"dataChannel":"ticket"');
    expect(link).not.toContain('secret');
  }
});
