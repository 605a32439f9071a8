/** An admin gives a program a token, the program works with it under its own name, and is refused once it is revoked. */
import { demoPersonOf, expect, test } from './support/story';

test('a program gets a token, makes a room with it, is named in the audit log, and is refused after that', async ({
  signedInAs,
  server,
}) => {
  const admin = await signedInAs('admin');
  await admin.goto('/admin/tokens');
  await admin.getByRole('button', { name: 'Make a token' }).first().click();
  const form = admin.getByRole('dialog', { name: 'Make a token' });
  await form.getByRole('textbox', { name: 'Name' }).fill('CRM of the branch');
  await form.getByRole('checkbox', { name: 'Create rooms' }).check();
  await form.getByRole('button', { name: 'Make the token' }).click();
  const shown = admin.getByRole('dialog', { name: 'The API token CRM of the branch' });
  const token = (await shown.locator('code').first().textContent()) ?? '';
  const command = (await shown.locator('code').nth(1).textContent()) ?? '';
  expect(command).toBe(`curl -H "Authorization: Bearer ${token}" ${server.origin}/api/rooms`);
  await shown.getByRole('button', { name: 'I have kept it' }).click();

  const ask = (path: string, body?: object) =>
    fetch(`${server.origin}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const made = await ask('/rooms', { name: 'Made by the CRM', ownerID: demoPersonOf('emma_clark').userID });
  expect(made.status).toBe(200);
  expect((await ask('/users')).status).toBe(403); // not given
  const agent = await signedInAs('emma_clark');
  await agent.goto('/rooms?q=Made by the CRM');
  await expect(agent.getByRole('link', { name: 'Made by the CRM' })).toBeVisible();

  await admin.goto('/admin/audit?action=room.create');
  await expect(admin.getByRole('row', { name: /CRM of the branch/ })).toContainText('API token');

  await admin.goto('/admin/tokens');
  const row = admin.getByRole('row', { name: /CRM of the branch/ });
  await expect(row).toContainText('Valid');
  await row.getByRole('button', { name: 'Revoke…' }).click();
  await admin
    .getByRole('dialog', { name: 'Revoke CRM of the branch?' })
    .getByRole('button', { name: 'Revoke CRM of the branch' })
    .click();
  await expect(row).toContainText('Revoked');
  const refused = await ask('/rooms');
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { code: 'token.revoked' } });
});
