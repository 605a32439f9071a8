/** An agent's calls, each with a real launch of the desktop program: begun, lost, found again, taken over, ended. */
import { callIn, expect, startCallIn, test } from './support/story';

/** Of the demo, where she is in no call. */
const agent = 'shen_ruoxi';

test('an agent makes a room, opens the program, hangs up, writes the wrap-up and finds the call again', async ({
  launchingAs,
  server,
}) => {
  const browser = await launchingAs(agent);
  const page = await browser.context.newPage();
  const { panel, dock } = callIn(page);

  await page.goto(`${server.origin}/rooms`);
  await page.getByRole('button', { name: 'New room' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Pension check 😀');
  await page.getByLabel('Customer name').fill('Zhao Minghua');
  await page.getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('link', { name: 'Pension check 😀' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pension check 😀' })).toBeVisible();

  await page.getByRole('button', { name: 'Start call', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({ timeout: 20_000 });
  const opened = await browser.openedURLs();
  expect(opened).toHaveLength(1);
  expect(opened[0]).toMatch(/^txcloudroom:\/\/liteav\/params\?json=/);

  // The dock stays while they move around.
  await page.getByRole('link', { name: 'My calls' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My calls' })).toBeVisible();
  await expect(dock.getByText('Pension check 😀')).toBeVisible();
  await expect(dock.getByText('In call')).toBeVisible();

  // And a reload finds the running program again.
  await page.reload();
  await expect(dock.getByText('In call')).toBeVisible();
  await expect(dock.getByText('status link works')).toBeVisible();

  await dock.getByRole('button', { name: 'Leave the call' }).click();
  await dock.getByRole('button', { name: 'Write wrap-up' }).click();
  const drawer = page.getByRole('dialog', { name: 'Wrap-up' });
  await drawer.getByRole('radio', { name: 'Follow up' }).check();
  await drawer.getByLabel('Notes').fill('Sends the certificate tomorrow.');
  await drawer.getByRole('button', { name: 'Save wrap-up' }).click();
  await expect(drawer).toBeHidden();

  const row = page.getByRole('row', { name: /Pension check/ });
  await expect(row).toContainText('Follow up');
  await expect(row).toContainText('Left');
});

test('a second start while a call runs asks which of the two it is to be', async ({
  launchingAs,
  as,
  server,
}) => {
  const service = await as(agent);
  const first = await service.aRoom({ name: 'Mortgage talk' });
  const second = await service.aRoom({ name: 'Card replacement' });
  const browser = await launchingAs(agent);
  const page = await browser.context.newPage();
  const { panel, dock } = callIn(page);
  const question = page.getByRole('dialog', { name: 'You are already in a call' });
  await startCallIn(page, server.origin, first);

  await page.goto(`${server.origin}/rooms/${second.roomID}`);
  const start = page.getByRole('button', { name: 'Start call', exact: true });
  await start.click();
  await expect(question.getByText('In Mortgage talk,')).toBeVisible();
  await question.getByRole('button', { name: 'Return to that call' }).click();
  await expect(question).toBeHidden();
  await expect(panel.getByText('Mortgage talk')).toBeVisible();
  expect(await browser.openedURLs()).toHaveLength(1);

  await start.click();
  await question.getByRole('button', { name: 'Leave it and start this one' }).click();
  await expect(question).toBeHidden();
  await expect(panel.getByText('Card replacement')).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({ timeout: 20_000 });
  await expect(dock.getByText('Card replacement')).toBeVisible();
  const { running, unwrapped } = await service.call('currentCall');
  expect(running?.room?.roomID).toBe(second.roomID);
  expect(unwrapped.map((call) => call.room?.roomID)).toContain(first.roomID);
});

test('a program that dies in a call first loses its link, then counts as gone, and the call can be opened again', async ({
  launchingAs,
  as,
  server,
}) => {
  const service = await as(agent);
  const room = await service.aRoom({ name: 'Loan signing' });
  const browser = await launchingAs(agent);
  const page = await browser.context.newPage();
  const { panel, dock, openPanel } = callIn(page);
  await startCallIn(page, server.origin, room);

  await browser.endPrograms('SIGKILL');
  await expect(dock.getByText('Link lost')).toBeVisible();
  await expect(dock.getByText('no status link')).toBeVisible();

  // Only RoomService can tell a dead program from a deaf one: 20 s without a heartbeat.
  await expect(dock.getByText('Ended by a fault')).toBeVisible({ timeout: 40_000 });
  await openPanel();
  await expect(panel.getByRole('heading', { name: 'The program has stopped' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Write wrap-up' })).toBeVisible();

  await panel.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dock).toBeHidden();
  await page.getByRole('button', { name: 'Start call', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({ timeout: 20_000 });
});

test('closing the window of the program ends the call as left', async ({ launchingAs, as, server }) => {
  const service = await as(agent);
  const room = await service.aRoom({ name: 'Address change' });
  const browser = await launchingAs(agent);
  const page = await browser.context.newPage();
  const { panel, dock, openPanel } = callIn(page);
  await startCallIn(page, server.origin, room);

  await browser.endPrograms('SIGTERM');
  await expect(dock.getByRole('button', { name: 'Write wrap-up' })).toBeVisible();
  await openPanel();
  await expect(panel.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
  await expect(panel.getByText('You left the room.')).toBeVisible();
  await page.getByRole('link', { name: 'My calls' }).click();
  await expect(page.getByRole('row', { name: /Address change/ })).toContainText('Left');
});

test('a second tab mirrors the call and can take it over; the first leads again when that tab is gone', async ({
  launchingAs,
  as,
  server,
}) => {
  const service = await as(agent);
  const room = await service.aRoom({ name: 'Will reading' });
  const browser = await launchingAs(agent);
  const first = await browser.context.newPage();
  await startCallIn(first, server.origin, room);

  const second = await browser.context.newPage();
  await second.goto(`${server.origin}/calls`);
  const there = callIn(second);
  await expect(there.dock.getByText('led by another tab')).toBeVisible();
  await there.openPanel();
  await expect(there.panel.getByRole('heading', { name: 'Another tab runs this call' })).toBeVisible();

  await there.panel.getByRole('button', { name: 'Take over here' }).click();
  await expect(there.dock.getByText('status link works')).toBeVisible();
  await expect(callIn(first).dock.getByText('led by another tab')).toBeVisible();

  await second.close();
  await expect(callIn(first).dock.getByText('status link works')).toBeVisible();
  expect(await browser.openedURLs()).toHaveLength(1);
});

test('eight tabs load and follow what happens, each without asking the server for a stream of its own', async ({
  signedInAs,
  as,
}) => {
  const opened = await signedInAs(agent);
  const context = opened.context();
  const streams: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/events') streams.push(request.url());
  });
  const tabs = [opened, ...(await Promise.all(Array.from({ length: 7 }, () => context.newPage())))];
  await Promise.all(tabs.map((tab) => tab.goto('/rooms')));
  for (const tab of tabs) await expect(tab.getByRole('row').nth(1)).toBeVisible();
  expect(streams).toHaveLength(1);

  await (await as(agent)).aRoom({ name: 'Seen in every tab' });
  for (const tab of tabs) await expect(tab.getByRole('link', { name: 'Seen in every tab' })).toBeVisible();

  // The tab that has the stream goes; the next one takes it on.
  await tabs[0]?.close();
  await (await as(agent)).aRoom({ name: 'Seen by the seven left' });
  for (const tab of tabs.slice(1))
    await expect(tab.getByRole('link', { name: 'Seen by the seven left' })).toBeVisible();
});
