/** An agent's whole call: a new room, a real launch of the desktop program, the dock, hanging up, the wrap-up, my calls. */
import { signIn } from '../../scripts/lib/server.mjs';
import { launchBrowser } from './support/browser';
import { expect, test } from './support/story';

test('an agent makes a room, opens the program, hangs up, writes the wrap-up and finds the call again', async ({
  server,
  listenTo,
}) => {
  const browser = await launchBrowser({ origin: server.origin, locale: 'en-GB' });
  try {
    const { context } = browser;
    listenTo(context);
    await signIn(context.request, server.origin, server.person('agent'));
    const page = await context.newPage();

    await page.goto(`${server.origin}/rooms`);
    await page.getByRole('button', { name: 'New room' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Pension check 😀');
    await page.getByLabel('Customer name').fill('Zhao Minghua');
    await page.getByRole('button', { name: 'Create room' }).click();
    await page.getByRole('link', { name: 'Pension check 😀' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Pension check 😀' })).toBeVisible();

    await page.getByRole('button', { name: 'Start call', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Launch of the call' });
    await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({ timeout: 20_000 });

    const [opened] = await browser.openedURLs();
    expect(opened).toMatch(/^txcloudroom:\/\/liteav\/params\?json=/);

    // The dock stays while they move around.
    await page.getByRole('link', { name: 'My calls' }).click();
    const dock = page.getByRole('region', { name: 'Your call' });
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
  } finally {
    await browser.close();
  }
});
