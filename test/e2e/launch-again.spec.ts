/** The next call after the last one, and the call after an accident of the page: nothing of the old is in the way. */
import { callIn, expect, startCallIn, test } from './support/story';

const agent = 'shen_ruoxi';

test('ten calls one after the other each open the program once', async ({ launchingAs, as, server }) => {
  test.setTimeout(180_000);
  const service = await as(agent);
  const room = await service.aRoom({ name: 'Queue of the day' });
  const browser = await launchingAs(agent);
  const page = await browser.context.newPage();
  const { panel, dock } = callIn(page);
  await page.goto(`${server.origin}/rooms/${room.roomID}`);
  for (let call = 1; call <= 10; call += 1) {
    await page.getByRole('button', { name: 'Start call', exact: true }).click();
    await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({
      timeout: 20_000,
    });
    expect(await browser.openedURLs()).toHaveLength(call);
    await dock.getByRole('button', { name: 'Leave the call' }).click();
    await expect(dock.getByRole('button', { name: 'Write wrap-up' })).toBeVisible();
  }
  const { items } = await service.call('listCalls', { query: { roomID: room.roomID } });
  expect(items.map(({ state, endReason }) => [state, endReason])).toEqual(
    Array.from({ length: 10 }, () => ['ended', 'left']),
  );
});

test('a tab that crashes leaves the call to the next one, and nothing in the way of the next launch', async ({
  launchingAs,
  as,
  server,
}) => {
  const service = await as(agent);
  const room = await service.aRoom({ name: 'Tax form' });
  const browser = await launchingAs(agent);
  const first = await browser.context.newPage();
  await startCallIn(first, server.origin, room);

  const crashed = first.waitForEvent('crash');
  await first.goto('chrome://crash').catch(() => undefined); // it never arrives
  await crashed;
  const second = await browser.context.newPage();
  await second.goto(`${server.origin}/rooms/${room.roomID}`);
  const { panel, dock } = callIn(second);
  await expect(dock.getByText('status link works')).toBeVisible();
  expect(await browser.openedURLs()).toHaveLength(1);

  await dock.getByRole('button', { name: 'Leave the call' }).click();
  await expect(dock.getByRole('button', { name: 'Write wrap-up' })).toBeVisible();
  await second.getByRole('button', { name: 'Start call', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({ timeout: 20_000 });
  expect(await browser.openedURLs()).toHaveLength(2);
});
