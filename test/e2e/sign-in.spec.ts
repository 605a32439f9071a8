/** Getting in, being kept out, and what an ended sign-in does to the page that was open. */
import { startServer } from '../../scripts/lib/server.mjs';
import { demoPersonOf, expect, test } from './support/story';
import { signInAgain, signInOn } from './support/sign-in';

test('a wrong password is refused on the page; what was typed stays, and the right one lets in', async ({
  page,
}) => {
  await page.goto('/login');
  await signInOn(page, { userID: 'emma_clark', password: 'not-hers-at-all' });
  await expect(page.getByRole('alert')).toContainText('User ID or password is wrong');
  await expect(page.getByLabel('User ID')).toHaveValue('emma_clark');
  await signInOn(page, demoPersonOf('emma_clark'));
  await expect(page).toHaveURL('/work');
  await expect(page.getByRole('heading', { level: 1, name: 'Workbench' })).toBeVisible();
});

test('too many wrong passwords make that person wait, and the page says how long', async ({
  page,
  request,
  server,
}) => {
  const wrong = { userID: 'nobody_here', password: 'guessing-again' };
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const answer = await request.post('/api/sign-in', { data: wrong, headers: { Origin: server.origin } });
    expect(answer.status()).toBe(401);
  }

  await page.goto('/login');
  await signInOn(page, wrong);
  await expect(page.getByRole('alert')).toContainText('Too many attempts');
  await expect(page.getByText(/^You can try again in \d+ s\.$/)).toBeVisible();

  // Everybody else still gets in from here.
  await signInOn(page, demoPersonOf('emma_clark'));
  await expect(page).toHaveURL('/work');
});

test('the first admin signs in with the printed one-time password, must choose an own one, and it works once', async ({
  browser,
  listenTo,
}) => {
  test.slow(); // starts a server of its own
  const server = await startServer();
  const context = await browser.newContext({ baseURL: server.origin });
  try {
    listenTo(context);
    const page = await context.newPage();
    const first = server.person('admin');
    await page.goto('/');
    await signInOn(page, first);
    await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();

    // Nothing else opens until then.
    await page.goto('/rooms');
    await expect(page).toHaveURL('/change-password');
    await page.getByLabel('Current password').fill(first.password);
    await page.getByLabel('New password', { exact: true }).fill('password123');
    await page.getByLabel('New password again').fill('password123');
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page.getByText(/^This password is too easy to guess/)).toBeVisible();
    await page.getByLabel('New password', { exact: true }).fill('seven quiet herons');
    await page.getByLabel('New password again').fill('seven quiet herons');
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();
    // A console without anything in it yet says what it is for.
    await expect(page.getByText('No rooms yet')).toBeVisible();

    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await expect(page).toHaveURL('/login');
    await signInOn(page, first);
    await expect(page.getByRole('alert')).toContainText('User ID or password is wrong');
    await signInOn(page, { userID: first.userID, password: 'seven quiet herons' });
    await expect(page).toHaveURL('/rooms');
  } finally {
    await context.close();
    await server.dispose();
  }
});

test('an address opened by a stranger comes back after sign-in, filters and all, and leads nowhere else', async ({
  page,
}) => {
  await page.goto('/rooms?state=closed&sort=name.asc');
  await expect(page).toHaveURL(/\/login\?redirect=/);
  await signInOn(page, demoPersonOf('emma_clark'));
  await expect(page).toHaveURL('/rooms?state=closed&sort=name.asc');
  await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/login?redirect=https%3A%2F%2Felsewhere.example%2Frooms');
  await signInOn(page, demoPersonOf('emma_clark'));
  await expect(page).toHaveURL('/work');
});

test('signing out everywhere ends the other browser too, which says so by itself', async ({ signedInAs }) => {
  const here = await signedInAs('grace_lin');
  const there = await signedInAs('grace_lin');
  await there.goto('/rooms');
  await expect(there.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();

  await here.goto('/settings');
  await here.getByRole('button', { name: /^Account:/ }).click();
  await here.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await here.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
  await expect(here).toHaveURL('/login');

  await expect(there.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  await there.reload();
  await expect(there).toHaveURL(/\/login\?redirect=/);
});

test('a sign-in that ends in the middle of work asks over the page, and the half-filled form survives', async ({
  signedInAs,
  as,
}) => {
  const page = await signedInAs('tom_baker');
  await page.goto('/rooms');
  await page.getByRole('button', { name: 'New room' }).click();
  const form = page.getByRole('dialog', { name: 'New room' });
  await form.getByLabel('Name', { exact: true }).fill('Half typed');
  await form.getByLabel('Customer name').fill('Ms. Ogden');

  const admin = await as('zhang_nan');
  await admin.call('signOutUser', { params: { userID: 'tom_baker' } });
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toBeVisible();
  await expect(again.getByLabel('User ID')).toHaveValue('tom_baker');
  await signInAgain(page, demoPersonOf('tom_baker').password);
  await expect(again).toBeHidden();

  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Half typed');
  await expect(form.getByLabel('Customer name')).toHaveValue('Ms. Ogden');
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('link', { name: 'Half typed' })).toBeVisible();
});
