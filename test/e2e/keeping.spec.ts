/** What becomes of a recording that nobody needs any more, and of one that must be kept: trash, hold, and the night. */
import type { Page } from '@playwright/test';
import { startServer } from '../../scripts/lib/server.mjs';
import { missNight, openEmbeddedOf } from '../support/missed-night';
import { settled } from './support/pages';
import { expect, test as base } from './support/story';

// A server of its own: it sleeps through a night, and the rule takes recordings that other stories look at.
const test = base.extend({
  server: [
    // Playwright wants the first argument destructured, even where nothing is taken from it.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => {
      const server = await startServer({ demo: true });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ timeout: 240_000 });

test('deleted, restored, held against deleting and against a rule, let go, and removed in the night', async ({
  signedInAs,
  as,
  server,
}) => {
  const { items } = await (
    await as('gu_qing')
  ).call('listRecordings', { query: { state: 'ready', sort: 'startedAt' } });
  const [oldest] = items;
  if (!oldest) throw new Error('The demo has no recording of the team.');
  const { recordingID, room } = oldest;
  const its = `/recordings/${recordingID}`;
  // Half of its age: the rule has others to remove while this one is held.
  const days = Math.ceil((Date.now() - Date.parse(oldest.startedAt)) / 86_400_000 / 2);
  const supervisor = await signedInAs('supervisor');
  const admin = await signedInAs('admin');

  await test.step('a supervisor deletes it, finds it in the trash, and restores it', async () => {
    await supervisor.goto(its);
    await choose(supervisor, room.name, 'Move to trash');
    const dialog = supervisor.getByRole('dialog', { name: 'Move a recording to the trash' });
    await expect(dialog.getByText(/Can be restored for 30 days/)).toBeVisible();
    await dialog.getByLabel('Reason').fill('A rehearsal');
    await dialog.getByRole('button', { name: 'Move 1 to the trash' }).click();
    await expect(supervisor.getByText(/^In the trash since/)).toBeVisible();
    await supervisor.goto(`/recordings?q=${room.roomID}&from=2020-01-01&state=ready&size=100`);
    await settled(supervisor);
    await expect(supervisor.locator(`a[href^="${its}"]`)).toHaveCount(0);

    await supervisor.goto('/recordings/trash');
    const row = supervisor.getByRole('row', { name: /A rehearsal/ });
    await expect(row).toContainText(room.name);
    await row.getByRole('button', { name: 'Restore' }).click();
    await expect(supervisor.getByText('Restored', { exact: true })).toBeVisible();
    await expect(row).toHaveCount(0);
    await supervisor.goto(its);
    await expect(
      supervisor.getByRole('main').getByRole('button', { name: 'Play', exact: true }).first(),
    ).toBeVisible();
  });

  await test.step('an admin puts it on hold, and nobody can delete it any more', async () => {
    await admin.goto(its);
    await choose(admin, room.name, 'Put on legal hold');
    const dialog = admin.getByRole('dialog', { name: 'Put a recording on legal hold' });
    await dialog.getByLabel('Reason').fill('Case 2026/118');
    await dialog.getByRole('button', { name: 'Put on hold' }).click();
    await expect(admin.getByRole('region', { name: 'Legal hold' })).toContainText('Case 2026/118');

    // Their page was told; the menu has nothing left that they may do.
    await expect(supervisor.getByRole('region', { name: 'Legal hold' })).toContainText(
      'It cannot be deleted until the hold is lifted',
    );
    await expect(supervisor.getByRole('button', { name: `More for ${room.name}` })).toHaveCount(0);
    await supervisor.goto(`/recordings?q=${room.roomID}&from=2020-01-01&state=ready&size=100`);
    const row = supervisor.getByRole('row').filter({ has: supervisor.locator(`a[href^="${its}"]`) });
    await row.getByRole('checkbox').check();
    await supervisor.getByRole('button', { name: 'Move to trash' }).click();
    const refused = supervisor.getByRole('dialog', { name: 'Move a recording to the trash' });
    await expect(refused.getByText('None of these can be moved to the trash')).toBeVisible();
    await expect(refused.getByText('1 is on legal hold')).toBeVisible();
    await expect(refused.getByLabel('Reason')).toHaveCount(0);
  });

  const going = admin.getByRole('list', { name: 'Recordings that would go' });

  await test.step('a rule that fits it would remove others, not what is held', async () => {
    await admin.goto('/admin/retention');
    await admin.getByRole('button', { name: 'Add a rule' }).click();
    const rule = admin.getByRole('group', { name: 'Rule 1' });
    await rule.getByLabel('Name').fill('Short memory');
    await rule.getByLabel('Keep, days').fill(String(days));
    await admin.getByRole('button', { name: 'Preview' }).click();
    await expect(admin.getByText(/1 more stays: it is on legal hold/)).toBeVisible();
    await expect(going.locator(`a[href="${its}"]`)).toHaveCount(0);

    await admin.getByRole('button', { name: 'Save' }).click();
    const sure = admin.getByRole('dialog', { name: /The next night removes/ });
    await sure.getByRole('button', { name: 'Save the rules' }).click();
    await expect(admin.getByText(/^Saved\./)).toBeVisible();
  });

  await test.step('the hold is lifted: now the night would take it', async () => {
    await admin.goto('/admin/holds');
    await admin
      .getByRole('row', { name: /Case 2026\/118/ })
      .getByRole('button', { name: 'Lift' })
      .click();
    const dialog = admin.getByRole('dialog', { name: 'Lift the hold' });
    await dialog.getByLabel('Why it ends').fill('Settled out of court');
    await dialog.getByRole('button', { name: 'Lift the hold' }).click();
    await expect(admin.getByText('1 recording let go')).toBeVisible();

    await admin.goto('/admin/retention');
    const line = going.getByRole('listitem').filter({ has: admin.locator(`a[href="${its}"]`) });
    await expect(line).toContainText('Short memory');
  });

  await test.step('the night removes it, and its page says what did and when', async () => {
    await server.stop();
    const { pool, close } = await openEmbeddedOf(server);
    await missNight(pool);
    await close();
    await server.start();
    await supervisor.goto(its);
    await expect(supervisor.getByText(/^Removed .+ by the retention rule “Short memory”$/)).toBeVisible({
      timeout: 30_000,
    });
    await expect(supervisor.getByRole('button', { name: 'Play', exact: true })).toHaveCount(0);
    await admin.goto('/admin/retention');
    await expect(admin.getByText(/^Nothing would be removed/)).toBeVisible();
  });

  await test.step('the audit log has all of it', async () => {
    await admin.goto(`/admin/audit?kind=recording&object=${recordingID}`);
    for (const [what, why] of [
      ['Moved a recording to the trash', 'A rehearsal'],
      ['Restored a recording', ''],
      ['Put a recording on legal hold', 'Case 2026/118'],
      ['Lifted a legal hold', 'Settled out of court'],
      ['Files of a recording removed for good', 'Short memory'],
    ] as const) {
      const entry = admin.getByRole('row').filter({ hasText: what });
      await expect(entry).toHaveCount(1);
      await expect(entry).toContainText(why);
    }
  });
});

async function choose(page: Page, roomName: string, verb: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${roomName}` }).click();
  await page.getByRole('menuitem', { name: verb }).click();
}
