/** Clients of 2018 and the console over one RoomService: what one makes, the other sees and can end. */
import { miniProgram } from './support/mini-program';
import { expect, test } from './support/story';

test('a room of an old client is in the console while it lives, and an admin ends it for everybody', async ({
  signedInAs,
  server,
}) => {
  const [customer, friend] = [
    await miniProgram(server, 'wx_customer_1'),
    await miniProgram(server, 'wx_friend_1'),
  ];
  const { roomID = '' } = await customer('create_room', { roomInfo: '旧客户端的房间' });
  expect(roomID).toMatch(/^\d{1,10}$/);
  const pusher = { roomID, userAvatar: '', pushURL: '' };
  expect(await customer('add_pusher', { ...pusher, userName: '赵明华' })).toMatchObject({ code: 0 });

  const admin = await signedInAs('admin');
  await admin.goto('/rooms');
  const row = admin.getByRole('row', { name: /旧客户端的房间/ });
  await expect(row).toContainText('Old client');
  await expect(row).toContainText('1/4');

  // Whoever else comes is seen at once.
  expect(await friend('add_pusher', { ...pusher, userName: '钱进' })).toMatchObject({ code: 0 });
  await expect(row).toContainText('2/4');

  await admin.goto(`/rooms/${roomID}`);
  await expect(admin.getByRole('row', { name: /赵明华/ })).toBeVisible();
  await admin.getByRole('button', { name: 'More for 旧客户端的房间' }).click();
  await admin.getByRole('menuitem', { name: 'Close room…' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Close 旧客户端的房间' });
  await dialog.getByLabel('Reason in words').fill('Office hours are over');
  await dialog.getByText('Now', { exact: true }).click();
  await dialog.getByLabel(/^People are in the room/).fill(roomID);
  await dialog.getByRole('button', { name: 'Close the room now' }).click();
  await expect(dialog.getByText(/^Closed at/)).toBeVisible();

  expect(await customer('pusher_heartbeat', { roomID })).toMatchObject({ code: 5, message: '不是房间成员' });
  expect(await friend('get_pushers', { roomID })).toMatchObject({ code: 3 });
});
