/** The example pages of integrators, on the built drop-in, with a real launch of the desktop program. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/story';

const agent = 'shen_ruoxi';

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

for (const [file, name] of [
  ['double', 'Customer service'],
  ['live', 'Class'],
] as const) {
  test(`${file}.html: a room is made, opened, ended at the program's window, and closed`, async ({
    launchingAs,
    server,
  }) => {
    const browser = await launchingAs(agent);
    const page = await browser.context.newPage();
    await page.goto(`${server.origin}/examples/${file}.html`);
    await expect(page.getByRole('heading', { name })).toBeVisible();
    expect(await serious(page)).toEqual([]);
    await page.getByLabel('Name of a new room').fill(`Room of ${file}`);
    await page.getByRole('button', { name: 'Create' }).click();
    const row = page.getByRole('listitem').filter({ hasText: `Room of ${file}` });

    await row.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByText('The program is connected.')).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(row.getByText('Live', { exact: true })).toBeVisible();
    expect(await browser.openedURLs()).toHaveLength(1);

    await browser.endPrograms('SIGTERM'); // the person closes its window
    await expect(page.getByText(`Room of ${file}: the call has ended`)).toBeVisible();
    await expect(row.getByRole('button', { name: 'Start' })).toBeEnabled();
    await row.getByRole('button', { name: 'Close the room' }).click();
    await expect(row).toHaveCount(0);
  });
}

test('a page that nobody is signed in for says so and leads to the sign-in and back', async ({
  page,
  server,
}) => {
  await page.goto(`${server.origin}/examples/double.html`);
  await expect(page.getByText('Sign in to the console first')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    '/login?redirect=%2Fexamples%2Fdouble.html',
  );
});

test('pushplay.html: streams are started, both pictures shown, and stopped', async ({
  launchingAs,
  server,
}) => {
  const browser = await launchingAs(agent);
  const page = await browser.context.newPage();
  await page.goto(`${server.origin}/examples/pushplay.html`);
  expect(await serious(page)).toEqual([]);
  await page.getByLabel('Push address').fill('http://example.com/a');
  await page.getByRole('button', { name: 'Start the streams' }).click();
  await expect(page.getByText('It must begin with rtmp://')).toBeVisible();
  await page.getByLabel('Push address').fill('rtmp://push.example/live/a?txSecret=1');
  await page.getByLabel('Play address').fill('rtmp://play.example/live/b');
  await page.getByRole('button', { name: 'Start the streams' }).click();
  await expect(page.getByText('The program is connected.')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Picture of the push' }).click();
  await expect(page.getByRole('img', { name: 'What is pushed' })).toBeAttached();
  await page.getByRole('button', { name: 'Picture of the play' }).click();
  await expect(page.getByRole('img', { name: 'What is played' })).toBeAttached();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. The program stays open.')).toBeVisible();
});
