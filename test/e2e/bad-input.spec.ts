/** What people type, paste and mistype: each mistake is answered in its place, and nothing typed is lost. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/story';

const agent = 'li_wei';

test('names with emoji, right-to-left text and combining marks are kept as they were typed', async ({
  signedInAs,
}) => {
  const names = ['👩‍👩‍👧‍👦 família 🇨🇳', 'غرفة الاستقبال', 'Zoe\u0308 & <b>Co</b> "%7B"'];
  const page = await signedInAs(agent);
  await page.goto('/rooms');
  for (const name of names) {
    const form = await openForm(page);
    await form.getByLabel('Name', { exact: true }).fill(name);
    await form.getByRole('button', { name: 'Create room' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  }
  const [, second = ''] = names;
  await page.getByRole('searchbox', { name: 'Search' }).fill(second.slice(0, 4));
  await expect(page.getByRole('link', { name: second, exact: true })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('half a character is refused at its field, and the rest of the form stays', async ({ signedInAs }) => {
  const page = await signedInAs(agent);
  await page.goto('/rooms');
  const form = await openForm(page);
  await paste(form.getByLabel('Name', { exact: true }), `Half \uD83D a smile`);
  await form.getByLabel('Customer name').fill('Ma Lin');
  await form.getByRole('button', { name: 'Create room' }).click();

  await expect(form.getByText('Contains characters that cannot be stored')).toBeVisible();
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(form.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByLabel('Customer name')).toHaveValue('Ma Lin');

  await form.getByLabel('Name', { exact: true }).fill('A whole smile 😀');
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(page.getByRole('link', { name: 'A whole smile 😀' })).toBeVisible();
});

test('text of any length that gets past the fields is refused in place', async ({ signedInAs }) => {
  const page = await signedInAs(agent);
  await page.goto('/rooms');
  const form = await openForm(page);
  const name = form.getByLabel('Name', { exact: true });
  await paste(name, 'long '.repeat(1000));
  await paste(form.getByLabel('Customer reference'), 'R'.repeat(61));
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form.getByText('At most 80 characters')).toBeVisible();
  await expect(form.getByText('At most 60 characters')).toBeVisible();

  await paste(name, 'x'.repeat(1_100_000));
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form.getByRole('alert').getByText('This is too large')).toBeVisible();
  expect((await name.inputValue()).length).toBe(1_100_000);
  await expect(form.getByLabel('Customer reference')).toHaveValue('R'.repeat(61));
});

test('recording modes say what they need before anything is sent', async ({ signedInAs }) => {
  const page = await signedInAs(agent);
  await page.goto('/rooms');
  const form = await openForm(page);
  await form.getByLabel('Name', { exact: true }).fill('Both ways recorded');
  await form.getByRole('radio', { name: /^3, both/ }).check();
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form.getByText('Modes 1 and 3 need an address to stream to')).toBeVisible();
  await expect(form.getByText('Modes 2 and 3 need a folder on the PC')).toBeVisible();

  await form.getByRole('textbox', { name: 'cloudRecordUrl' }).fill('https://ingest.example.com/live');
  await form.getByRole('textbox', { name: 'recordPath' }).fill('D:\\records\\两录 "double"');
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form.getByText('The address must begin with rtmp:// or rtmps://')).toBeVisible();
  await form.getByRole('textbox', { name: 'cloudRecordUrl' }).fill('rtmp://ingest.example.com/live');
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form).toBeHidden();

  await page.getByRole('link', { name: 'Both ways recorded' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(page.getByText('D:\\records\\两录 "double"', { exact: true })).toBeVisible();
});

test('a room that does not exist, is not a number or belongs to others looks the same: there is none', async ({
  signedInAs,
  as,
}) => {
  const foreign = await (await as('shen_ruoxi')).aRoom({ name: 'Of another team' });
  const page = await signedInAs(agent);
  for (const number of ['2000000001', 'not-a-number', '0', foreign.roomID]) {
    await page.goto(`/rooms/${number}`);
    await expect(page.getByRole('heading', { level: 1, name: `There is no room ${number}` })).toBeVisible();
    await expect(page.getByText('Of another team')).toBeHidden();
    await expect(page.getByRole('link', { name: 'Back to rooms' })).toBeVisible();
  }
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
  await page.goto('/calls/no-such-call');
  await expect(page.getByText('There is no such call, or it is not yours to see')).toBeVisible();
});

test('a closed room says who closed it and why, on its page and to somebody who was about to start', async ({
  signedInAs,
  as,
}) => {
  const room = await (await as(agent)).aRoom({ name: 'Closed under their hands' });
  const page = await signedInAs(agent);
  await page.goto(`/rooms/${room.roomID}`);
  await page.getByRole('button', { name: 'Choose how to start' }).click();
  await page.getByRole('menuitem', { name: /^Choose template and recording/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Start the call in Closed under their hands' });
  await expect(dialog).toBeVisible();

  const admin = await as('zhang_nan');
  const body = { reason: 'Wrong customer', inSeconds: 0 };
  await admin.call('closeRoom', { params: { roomID: room.roomID }, body });
  await expect(page.getByText(/^Closed by 张楠/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Start call' }).click();
  await expect(dialog.getByRole('alert')).toContainText('张楠 closed this room: “Wrong customer”');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await expect(page.getByText('Reason: Wrong customer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start call' })).toBeHidden();
});

test('a room without a free seat refuses one more and says so', async ({ signedInAs }) => {
  // The demo has both seats of this one taken, by a colleague and their customer.
  const page = await signedInAs('shen_ruoxi');
  await page.goto('/rooms/227690154');
  await page.getByRole('button', { name: 'Start call', exact: true }).click();
  await expect(page.getByText(/^This room is full/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your call' })).toBeHidden();
});

test('nonsense in the address of a list is left out, and the list still comes', async ({ signedInAs }) => {
  const page = await signedInAs(agent);
  await page.goto('/rooms?page=-3&size=7&state=melted,idle&sort=colour.up&from=yesterday&q=%F0%9F%98%80%00');
  await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await expect(page.getByText(/^(No room matches|\d+ rooms?)$/)).toBeVisible();
});

async function openForm(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'New room' }).click();
  const form = page.getByRole('dialog', { name: 'New room' });
  await expect(form).toBeVisible();
  return form;
}

/** Puts text into a field past its length limit, and any code units at all: no wire to the browser changes them. */
async function paste(field: Locator, text: string): Promise<void> {
  const units =
    text.length > 10_000 ? null : Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  await field.evaluate(
    (input, given) => {
      const value = given.units ? String.fromCharCode(...given.units) : given.text;
      const prototype = HTMLInputElement.prototype;
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    { units, text: units ? '' : text },
  );
}
