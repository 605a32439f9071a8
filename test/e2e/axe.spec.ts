/** No serious or critical accessibility finding on any page or in any dialog, light and dark; and no page too wide for a phone. */
import { writeFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { open, pages, settled, type ConsolePage } from './support/pages';
import { signInOn } from './support/sign-in';
import { callIn, expect, test } from './support/story';

const roles = ['agent', 'supervisor', 'admin'] as const;

for (const role of roles) {
  test(`every page of the ${role}: nothing serious in light or dark`, async ({ signedInAs }) => {
    test.slow(); // many pages in one browser
    const page = await signedInAs(role);
    const found: string[] = [];
    for (const { name, path } of pagesOf(role)) {
      await open(page, path);
      found.push(...(await findings(page, name)));
    }
    expect(found).toEqual([]);
  });

  test(`every page of the ${role} fits a phone of 390 px, with its main action in reach`, async ({
    signedInAs,
  }) => {
    test.slow();
    const page = await signedInAs(role, { viewport: { width: 390, height: 844 } });
    const tooWide: string[] = [];
    for (const { name, path, main } of pagesOf(role)) {
      await open(page, path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 390) tooWide.push(`${name} is ${width} px wide`);
      if (main) await page.getByRole(main.role, { name: main.name }).first().click({ trial: true });
    }
    expect(tooWide).toEqual([]);
  });
}

test('signing in, and being refused: nothing serious in light or dark, and it fits a phone', async ({
  page,
}) => {
  await page.goto('/login');
  const found = await findings(page, 'sign-in');
  await signInOn(page, { userID: 'nobody', password: 'wrong-password' });
  await expect(page.getByRole('alert')).toBeVisible();
  found.push(...(await findings(page, 'sign-in refused')));
  expect(found).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click({ trial: true });
});

test('the dialogs and panels of an agent: nothing serious in light or dark', async ({ signedInAs, as }) => {
  test.slow();
  const service = await as('shen_ruoxi');
  const room = await service.aRoom({ name: 'Looked at closely', customerName: 'Jo March' });
  const page = await signedInAs('shen_ruoxi');
  const found: string[] = [];

  await open(page, '/rooms');
  await page.getByRole('button', { name: 'New room' }).click();
  await page.getByRole('radio', { name: /^3, both/ }).check();
  await page.getByRole('button', { name: 'Create room' }).click();
  await expect(page.getByText('Give the room a name')).toBeVisible();
  found.push(...(await findings(page, 'new room, with mistakes')));

  await open(page, '/rooms');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and go' }).fill('482');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  found.push(...(await findings(page, 'search from anywhere')));

  await open(page, '/calls');
  await page.getByRole('button', { name: 'Write wrap-up' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Wrap-up' }).getByLabel('Notes')).toBeVisible();
  found.push(...(await findings(page, 'wrap-up')));

  await open(page, `/rooms/${room.roomID}`);
  await page.getByRole('button', { name: 'Issue session…' }).click();
  await expect(page.getByRole('dialog', { name: /^Issue a session/ })).toBeVisible();
  found.push(...(await findings(page, 'issue a session')));
  expect(found).toEqual([]);
});

test('the launch panel and the dock while nothing answers and at the end: nothing serious', async ({
  launchingAs,
  as,
  server,
}, info) => {
  test.slow();
  const noProgram = info.outputPath('no-program.mjs');
  await writeFile(noProgram, '');
  const room = await (await as('li_wei')).aRoom({ name: 'Nobody answers', customerName: 'Jo March' });
  const { context } = await launchingAs('li_wei', { handler: noProgram });
  const page = await context.newPage();
  const { panel } = callIn(page);
  await open(page, `${server.origin}/rooms/${room.roomID}`);
  await page.getByRole('button', { name: 'Start call', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'No answer yet. Still listening' })).toBeVisible();
  const found = await findings(page, 'launch panel and dock');
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.getByRole('heading', { name: 'The launch was given up' })).toBeVisible();
  found.push(...(await findings(page, 'launch panel at the end')));
  expect(found).toEqual([]);
});

test('the dialogs and panels of an admin and a supervisor: nothing serious in light or dark', async ({
  signedInAs,
}) => {
  test.slow();
  const page = await signedInAs('admin');
  const found: string[] = [];

  await open(page, '/rooms/227690154');
  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Close room…' }).click();
  await page.getByRole('button', { name: /^Close the room/ }).click();
  await expect(page.getByText('That is not the number of this room')).toBeVisible();
  found.push(...(await findings(page, 'close room, with a mistake')));

  await open(page, '/admin/users');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await expect(page.getByRole('dialog', { name: 'Add a person' })).toBeVisible();
  found.push(...(await findings(page, 'add a person')));

  await open(page, '/admin/users');
  await page
    .getByRole('button', { name: /^More for/ })
    .first()
    .click();
  await page.getByRole('menuitem').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  found.push(...(await findings(page, 'a question before a person is reset')));

  await open(page, '/admin/audit?size=20');
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  found.push(...(await findings(page, 'audit entry')));
  await page.getByRole('button', { name: 'What', exact: true }).first().click();
  found.push(...(await findings(page, 'filter of the audit log')));

  const supervisor = await signedInAs('supervisor');
  await open(supervisor, '/recordings?kind=mix&state=ready');
  await supervisor.getByRole('row').nth(1).click();
  await expect(
    supervisor.getByRole('complementary').getByRole('button', { name: 'Play' }).first(),
  ).toBeVisible();
  found.push(...(await findings(supervisor, 'recording beside the list')));
  await supervisor.getByRole('link', { name: 'Open details' }).click();
  await settled(supervisor);
  await expect(supervisor.getByRole('slider', { name: 'Position' })).toBeVisible();
  found.push(...(await findings(supervisor, 'recording')));
  await supervisor.setViewportSize({ width: 390, height: 844 });
  expect(await supervisor.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(found).toEqual([]);
});

function pagesOf(role: ConsolePage['as']): readonly ConsolePage[] {
  return pages.filter((page) => page.as === role);
}

/** What axe calls serious or critical, a line each: all of it in light, and in dark what colours alone decide. */
async function findings(page: Page, where: string): Promise<string[]> {
  const lines: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await still(page);
    const axe = new AxeBuilder({ page })
      .exclude('iframe[title="Launcher channel"]') // hidden, nobody's to read
      .options({
        resultTypes: ['violations'],
        ...(colorScheme === 'dark' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
      });
    const { violations } = await axe.analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, any } of nodes) {
        lines.push(`${where}, ${colorScheme}: ${id} at ${target.join(' ')} ${any[0]?.message ?? ''}`);
      }
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return lines;
}

/**
 * Whatever moves has arrived: a dialog half faded in has no contrast. Spinners never arrive. A change of colours begins
 * to fade only when React has drawn it, some frames later: so several frames in a row must be calm.
 */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let calm = 0; calm < 4; calm += 1) {
      await new Promise(requestAnimationFrame);
      const ending = document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
      if (ending.length > 0) calm = 0;
      await Promise.allSettled(ending.map((animation) => animation.finished));
    }
  });
}
