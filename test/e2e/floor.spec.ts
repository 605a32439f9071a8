/** Agents say where they are, and the wallboard shows the floor to whoever leads it, as it changes. */
import { miniProgram } from './support/mini-program';
import { callIn, expect, test } from './support/story';

test('an agent goes on a break with a reason, and the wallboard shows it at once; so does a call', async ({
  signedInAs,
  launchingAs,
  as,
  server,
}) => {
  const board = await signedInAs('supervisor');
  await board.goto('/wallboard');
  const agents = board.getByRole('group', { name: 'Agents here' });
  const away = board.getByRole('region', { name: 'On a break or in wrap-up' });
  await expect(agents).toBeVisible();

  const service = await as('shen_ruoxi');
  // Whatever call of another story they were in, its wrap-up may wait.
  await service.call('choosePresence', { body: { choice: 'available', reasonID: null } });
  const room = await service.aRoom({ name: 'Shown on the wall', customerName: 'Jo March' });
  const { context } = await launchingAs('shen_ruoxi');
  const page = await context.newPage();
  await page.goto(`${server.origin}/rooms/${room.roomID}`);
  const pill = page.getByRole('button', { name: /^Presence: / });
  await expect(pill).toHaveAccessibleName('Presence: Available');
  await pill.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Lunch' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Lunch' }).press('Enter');
  await expect(pill).toHaveAccessibleName(/^Presence: Lunch 0:0\d$/);
  const row = away.getByRole('listitem').filter({ hasText: '沈若溪' });
  await expect(row).toContainText('Lunch');

  await page.getByRole('button', { name: 'Start call', exact: true }).click();
  await expect(pill).toHaveAccessibleName('Presence: In call');
  await expect(row).toBeHidden();
  const { dock } = callIn(page);
  await expect(dock.getByText('In call')).toBeVisible();
  const live = board
    .getByRole('region', { name: 'Live rooms' })
    .getByRole('row', { name: /Shown on the wall/ });
  await expect(live).toBeVisible();

  await service.endCall();
  await expect(pill).toHaveAccessibleName('Presence: Wrap-up');
  await expect(row).toContainText('Wrap-up');
  await pill.click();
  await page.getByRole('menuitem', { name: 'Available, wrap-up later' }).click();
  await expect(pill).toHaveAccessibleName('Presence: Available');
  await expect(row).toBeHidden();
});

test('a customer who waits turns amber above the limit that an admin sets', async ({
  signedInAs,
  as,
  server,
}) => {
  const admin = await as('zhang_nan');
  const { breakReasons, limits, version } = await admin.call('getFloorSettings');
  const decide = (waitSeconds: number, over: number) =>
    admin.call('updateFloorSettings', {
      body: { breakReasons, limits: { ...limits, waitSeconds }, version: over },
    });
  await decide(3600, version);

  const board = await signedInAs('admin');
  await board.goto('/wallboard');
  const waiting = board.getByRole('region', { name: 'Waiting now' });
  await expect(waiting).toBeVisible();

  // Who runs the room leaves it, and the customer is alone.
  const host = await miniProgram(server, 'wx_host_4');
  const customer = await miniProgram(server, 'wx_customer_4');
  const { roomID = '' } = await host('create_room', { roomInfo: 'Somebody is early' });
  const pusher = { roomID, userAvatar: '', pushURL: '' };
  expect(await host('add_pusher', { ...pusher, userName: 'Jo' })).toMatchObject({ code: 0 });
  expect(await customer('add_pusher', { ...pusher, userName: 'Beth March' })).toMatchObject({ code: 0 });
  expect(await host('delete_pusher', { roomID })).toMatchObject({ code: 0 });
  const row = waiting.getByRole('listitem').filter({ hasText: 'Somebody is early' });
  await expect(row).toBeVisible();
  await expect(row.getByText(/^over /)).toBeHidden();

  await decide(10, version + 1);
  await customer('pusher_heartbeat', { roomID });
  await expect(row.getByText('over 0:10')).toBeVisible({ timeout: 20_000 });
  await expect(board.getByRole('group', { name: 'Customers waiting' })).toContainText('over the limit');
  await decide(limits.waitSeconds, version + 2);
  await customer('delete_pusher', { roomID });
  await expect(row).toBeHidden();
});
