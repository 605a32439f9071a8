/** A call with a program of today: known by its first answer, from then on opened by a ticket. */
import { callIn, expect, startCallIn, test } from './support/story';

const agent = 'shen_ruoxi';
const modern = { handlerEnv: { FAKE_DESKTOP_DIALECT: 'modern' } };

test('the first call learns the dialect; the next link has a ticket in it and no userSig', async ({
  launchingAs,
  as,
  server,
}) => {
  const service = await as(agent);
  const room = await service.aRoom({ name: 'Pension 😀 "quoted" \\ name' });
  const browser = await launchingAs(agent, modern);
  const page = await browser.context.newPage();
  const { panel, dock } = callIn(page);
  await startCallIn(page, server.origin, room);
  expect((await browser.openedURLs())[0]).toContain('userSig');
  await expect(dock.getByRole('button', { name: 'Show window' })).toBeVisible();

  // A reload finds the program again over the stream.
  await page.reload();
  await expect(dock.getByText('status link works')).toBeVisible();

  await dock.getByRole('button', { name: 'Leave the call' }).click();
  await expect(dock.getByRole('button', { name: 'Write wrap-up' })).toBeVisible();
  await page.getByRole('button', { name: 'Start call', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({ timeout: 20_000 });
  const [, second = ''] = await browser.openedURLs();
  expect(decodeURIComponent(second)).toMatch(
    /^txcloudroom:\/\/liteav\/params\?json=\{"dataChannel":"ticket","ticket":"[\w-]{44}","key":"[\w-]{22}"/,
  );
  expect(second).not.toContain('userSig');

  await browser.endPrograms('SIGTERM');
  await expect(dock.getByRole('button', { name: 'Write wrap-up' })).toBeVisible();
  const { items } = await service.call('listCalls', { query: { roomID: room.roomID } });
  expect(items.map(({ endReason }) => endReason)).toEqual(['left', 'left']);
});

test('a program that is killed is missed at once, because its stream breaks', async ({
  launchingAs,
  as,
  server,
}) => {
  const room = await (await as(agent)).aRoom({ name: 'Cut in the middle' });
  const browser = await launchingAs(agent, modern);
  const page = await browser.context.newPage();
  const { dock } = callIn(page);
  await startCallIn(page, server.origin, room);
  await expect(dock.getByText('status link works')).toBeVisible();
  await browser.endPrograms('SIGKILL');
  await expect(dock.getByText('Link lost')).toBeVisible();
});
