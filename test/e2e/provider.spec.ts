/** Signing in at a provider of OpenID Connect, through its own pages. */
import { startServer } from '../../scripts/lib/server.mjs';
import { anIdentityServer, CLIENT } from '../support/identity-server';
import { signInOn } from './support/sign-in';
import { expect, test } from './support/story';

test('an agent signs in at the provider, lands where they were going, and the admin sees it', async ({
  browser,
  listenTo,
}) => {
  test.slow(); // starts a server of its own
  const identities = await anIdentityServer({});
  identities.people.set('emma.clark', { name: 'Emma Clark', preferred_username: 'emma.clark' });
  const server = await startServer({
    env: {
      OIDC_ISSUER: identities.issuer,
      OIDC_CLIENT_ID: CLIENT.clientID,
      OIDC_CLIENT_SECRET: CLIENT.clientSecret,
      OIDC_NAME: 'Staff login',
      OIDC_NEW_PEOPLE: 'create',
    },
  });
  const context = await browser.newContext({ baseURL: server.origin });
  const adminContext = await browser.newContext({ baseURL: server.origin });
  try {
    listenTo(context);
    const page = await context.newPage();
    await page.goto('/rooms?state=closed');
    await page.getByRole('link', { name: 'Sign in with Staff login' }).click();
    await expect(page).toHaveURL(new RegExp(`^${identities.issuer}/interaction/`));
    await page.locator('input[name=login]').fill('emma.clark');
    await page.locator('input[name=password]').fill('anything');
    await page.locator('button[type=submit]').click();
    await expect(page).toHaveURL(`${server.origin}/rooms?state=closed`);
    await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();

    await page.getByRole('button', { name: /^Account: Emma Clark/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Change password' })).toHaveCount(0);
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await expect(page.getByText('You are signed out here')).toBeVisible();
    await page.getByRole('link', { name: 'Sign out there too' }).click();
    await page.locator('button[value=yes]').click(); // the provider asks whether they mean it
    await expect(page).toHaveURL(`${server.origin}/login`);

    // What fails is said on the page, and the way is still open.
    await page.goto(`/api/sign-in/provider/return?code=x&state=y`);
    await expect(page.getByRole('alert')).toContainText('This sign-in was begun elsewhere, or took too long');
    await expect(page.getByRole('link', { name: 'Sign in with Staff login' })).toBeVisible();

    const admin = await adminContext.newPage();
    const first = server.person('admin');
    await admin.goto('/admin/users');
    await signInOn(admin, first);
    await admin.getByLabel('Current password').fill(first.password);
    await admin.getByLabel('New password', { exact: true }).fill('seven quiet herons');
    await admin.getByLabel('New password again').fill('seven quiet herons');
    await admin.getByRole('button', { name: 'Set password' }).click();
    await admin.goto('/admin/users');
    await expect(admin.getByRole('row', { name: /Emma Clark/ })).toContainText('Staff login');
    await admin.goto('/admin/audit');
    await expect(admin.getByText('Signed in by the provider').first()).toBeVisible();
  } finally {
    await context.close();
    await adminContext.close();
    await server.dispose();
    await identities.stop();
  }
});
