/** An admin closes rooms: at once while an agent is in a call, or after a countdown that can still be stopped. */
import type { Page } from '@playwright/test';
import { isFree } from '../support/ports';
import { PROGRAM_PORT } from './support/browser';
import { callIn, expect, startCallIn, test } from './support/story';

const agent = 'shen_ruoxi';
const reason = 'The branch has lost its power. We call you back tomorrow. 停电';

test('an admin closes a live room: the agent reads who and why, the program ends, call and log keep the reason', async ({
  launchingAs,
  signedInAs,
  as,
  server,
}) => {
  const room = await (await as(agent)).aRoom({ name: 'Claim 4711', customerName: 'Wu Lan' });
  const { context } = await launchingAs(agent);
  const page = await context.newPage();
  const { panel, dock, openPanel } = callIn(page);
  const quits: string[] = [];
  context.on('request', (request) => {
    const { port, pathname } = new URL(request.url());
    if (port === String(PROGRAM_PORT) && pathname === '/quit') quits.push(request.url());
  });
  await startCallIn(page, server.origin, room);
  expect(await isFree(PROGRAM_PORT)).toBe(false);

  const admin = await signedInAs('admin');
  await admin.goto(`/rooms/${room.roomID}`);
  await expect(admin.getByRole('row', { name: /沈若溪/ })).toBeVisible();
  const dialog = await openClosing(admin, 'Claim 4711');
  await dialog.getByLabel('Reason in words').fill(reason);
  await dialog.getByText('Now', { exact: true }).click();
  // People are in it: without its number the room stays open.
  await dialog.getByRole('button', { name: 'Close the room now' }).click();
  await expect(dialog.getByText('That is not the number of this room')).toBeVisible();
  await dialog.getByLabel(/^People are in the room/).fill(room.roomID);
  await dialog.getByRole('button', { name: 'Close the room now' }).click();
  await expect(dialog.getByText(/^Closed at/)).toBeVisible();
  await expect(dialog.getByText('1 person was told why.')).toBeVisible();

  await expect(dock.getByText('Closed by admin')).toBeVisible();
  await openPanel();
  await expect(panel.getByRole('heading', { name: '张楠 closed the room' })).toBeVisible();
  await expect(panel.getByText(reason)).toBeVisible();
  await expect.poll(() => isFree(PROGRAM_PORT)).toBe(true);
  expect(quits.length).toBeGreaterThan(0);

  await page.getByRole('link', { name: 'My calls' }).click();
  const row = page.getByRole('row', { name: /Claim 4711/ });
  await expect(row).toContainText('张楠 closed the room');
  await page.getByRole('link', { name: 'Claim 4711' }).click();
  await expect(page.getByRole('main').getByText(reason)).toBeVisible();

  await admin.goto('/admin/audit?action=room.close');
  const entry = admin.getByRole('row', { name: /Claim 4711/ });
  await expect(entry).toContainText('张楠');
  await expect(entry).toContainText(reason);
  await entry.click();
  const peek = admin.getByRole('complementary');
  await expect(peek.getByRole('heading', { name: 'Closed a room' })).toBeVisible();
  await expect(peek.getByText(reason)).toBeVisible();
});

test('an admin lets a room close in a minute and then keeps it open; its agent sees both', async ({
  signedInAs,
  as,
}) => {
  const service = await as(agent);
  const room = await service.aRoom({ name: 'Evening talk' });
  const agentsPage = await signedInAs(agent);
  await agentsPage.goto(`/rooms/${room.roomID}`);
  await expect(agentsPage.getByRole('heading', { level: 1, name: 'Evening talk' })).toBeVisible();

  const admin = await signedInAs('admin');
  await admin.goto(`/rooms/${room.roomID}`);
  const dialog = await openClosing(admin, 'Evening talk');
  await dialog.getByText('In 60 s', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Close the room in 60 s' }).click();
  await expect(dialog.getByText(/^Closes in \d+ s$/)).toBeVisible();

  await expect(agentsPage.getByText(/^张楠 closes this room in \d+ s$/)).toBeVisible();
  await expect(agentsPage.getByText(/^Reason: The system is about to be serviced/)).toBeVisible();

  await dialog.getByRole('button', { name: 'Keep open' }).click();
  await expect(dialog).toBeHidden();
  await expect(agentsPage.getByText(/^张楠 closes this room/)).toBeHidden();
  const after = await service.call('getRoom', { params: { roomID: room.roomID } });
  expect(after).toMatchObject({ state: 'idle', closing: null });
  await agentsPage.getByRole('tab', { name: 'Events' }).click();
  await expect(agentsPage.getByText('set the room to close')).toBeVisible();
  await expect(agentsPage.getByText('kept the room open')).toBeVisible();
});

/** From the page of a room, through its menu. */
async function openClosing(page: Page, name: string) {
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Close room…' }).click();
  const dialog = page.getByRole('dialog', { name: `Close ${name}` });
  await expect(dialog).toBeVisible();
  return dialog;
}
