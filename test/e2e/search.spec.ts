/** The search over everything, by the keyboard alone. */
import { expect, test } from './support/story';

test('a supervisor finds a customer’s calls by two characters, a room by its number, and goes there without the mouse', async ({
  signedInAs,
  as,
}) => {
  const agent = await as('shen_ruoxi');
  const room = await agent.aRoom({ name: 'Keyboard signing', customerName: '欧阳若兰' });
  const page = await signedInAs('gu_qing');
  await page.goto('/recordings');
  await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible();

  await page.keyboard.press('Control+k');
  const input = page.getByRole('combobox', { name: 'Search and go' });
  await expect(input).toBeFocused();
  await page.keyboard.type('若兰');
  const option = page
    .getByRole('group', { name: 'Rooms' })
    .getByRole('option', { name: /^Keyboard signing/ });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(option.locator('mark')).toHaveText('若兰');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/rooms/${room.roomID}`);
  await expect(input).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: '若兰', selected: true })).toBeVisible();
  await page.keyboard.type(`${room.roomID.slice(0, 3)} ${room.roomID.slice(3)}`);
  await expect(page.getByRole('option', { name: /^Keyboard signing/ }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Control+a');
  await page.keyboard.type('settings');
  await expect(page.getByRole('option', { name: 'Go to Settings', selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/settings');

  await page.keyboard.press('Control+k');
  await expect(input).toBeFocused();
  await page.keyboard.type('no such thing');
  await expect(page.getByText(/^Nothing matches “no such thing”/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(input).toHaveCount(0);
});

test('an agent starts a call in the room that the search found, from a phone-sized window', async ({
  signedInAs,
  as,
}) => {
  const agent = await as('emma_clark');
  const room = await agent.aRoom({ name: 'Found and started' });
  const page = await signedInAs('emma_clark', { viewport: { width: 390, height: 844 } });
  await page.goto('/rooms');
  await page.getByRole('button', { name: 'Search everything' }).click();
  await expect(page.getByRole('combobox', { name: 'Search and go' })).toBeFocused();
  await page.keyboard.type(room.roomID);
  await page.getByRole('option', { name: 'Start a call in Found and started' }).click();
  await expect(page.getByRole('region', { name: 'Your call' })).toBeVisible();
  await agent.endCall();
});
