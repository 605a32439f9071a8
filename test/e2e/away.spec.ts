/** RoomService dies as a crash kills it and comes back: what was read stays, what was typed stays, nothing is lost. */
import { startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import { serviceFor } from './support/service';
import { demoPersonOf, expect, test as base } from './support/story';

// These stories kill their server, so they have one of their own.
const test = base.extend<object, { readonly server: RunningServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants the first argument destructured
    async ({}, give) => {
      const server = await startServer({ demo: true });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.slow(); // a killed server is started again in the middle

test('RoomService killed while a list is open: the rows and the form stay, and the page recovers by itself', async ({
  server,
  signedInAs,
}) => {
  const before = await serviceFor(server.origin, demoPersonOf('shen_ruoxi'));
  const page = await signedInAs('shen_ruoxi');
  await page.goto('/rooms');
  const acknowledged = await before.aRoom({ name: 'Acknowledged, then the lights went out' });
  const row = page.getByRole('link', { name: acknowledged.name });
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: 'New room' }).click();
  const form = page.getByRole('dialog', { name: 'New room' });
  await form.getByLabel('Name', { exact: true }).fill('Typed before the crash');
  await form.getByLabel('Customer reference').fill('REF-2026-0042');

  await server.kill();
  await before.dispose();
  const bar = page.getByText('No connection to RoomService');
  await expect(bar).toBeVisible();
  await expect(row).toBeVisible();
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form.getByRole('alert')).toContainText('RoomService cannot be reached');
  await expect(form.getByRole('alert')).toContainText('What you typed is still here.');
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Typed before the crash');
  await expect(form.getByLabel('Customer reference')).toHaveValue('REF-2026-0042');

  await server.start();
  await expect(bar).toBeHidden({ timeout: 30_000 });
  await form.getByRole('button', { name: 'Create room' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('link', { name: 'Typed before the crash' })).toHaveCount(1);
  await expect(row).toBeVisible();

  const after = await serviceFor(server.origin, demoPersonOf('shen_ruoxi'));
  const found = await after.call('getRoom', { params: { roomID: acknowledged.roomID } });
  expect(found).toMatchObject({ name: acknowledged.name, version: acknowledged.version });
  await after.dispose();
});

test('what happens right after the restart appears in the page that was open all the time', async ({
  server,
  signedInAs,
}) => {
  const page = await signedInAs('shen_ruoxi');
  await page.goto('/rooms');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  await server.kill();
  await expect(page.getByText('No connection to RoomService')).toBeVisible();
  await server.start();
  const after = await serviceFor(server.origin, demoPersonOf('shen_ruoxi'));
  await after.aRoom({ name: 'First thing after the restart' });
  await expect(page.getByRole('link', { name: 'First thing after the restart' })).toBeVisible({
    timeout: 30_000,
  });

  // And the stream runs on: a later change needs no further question by the page.
  await after.aRoom({ name: 'Second thing after the restart' });
  await expect(page.getByRole('link', { name: 'Second thing after the restart' })).toBeVisible();
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  await after.dispose();
});

test('a page opened while RoomService is away says so and goes on by itself', async ({
  server,
  signedInAs,
}) => {
  const page = await signedInAs('shen_ruoxi');
  await page.goto('/rooms');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await server.kill();
  await expect(page.getByText('No connection to RoomService')).toBeVisible();

  // The code of the next page, or its rows, cannot be fetched: either way the shell stays and says what is wrong.
  await page.getByRole('link', { name: 'My calls' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expect(page.getByRole('main').getByText('RoomService cannot be reached')).toBeVisible({
    timeout: 30_000,
  });
  await server.start();
  await expect(page.getByRole('heading', { level: 1, name: 'My calls' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });
});
