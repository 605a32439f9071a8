/** What the production build is, seen from a browser: no more than its budgets count, and nothing of the simulation. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { pageFiles, pageModules } from '../../scripts/lib/bundle.mjs';
import { signIn } from '../../scripts/lib/server.mjs';
import { expect, test } from './support/story';

const built = fileURLToPath(new URL('../../dist/console', import.meta.url));

// The budgets count the Chinese words, which are the longer ones.
test.use({ locale: 'zh-CN' });

/** The scripts and styles that a page asks for, noted from now on. */
function loadedBy(page: Page): Set<string> {
  const loaded = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/assets\/.*\.(js|css)$/.test(pathname)) loaded.add(`dist/console${pathname}`);
  });
  return loaded;
}

test('the sign-in page loads nothing that its budget does not count', async ({ page }) => {
  const loaded = loadedBy(page);
  await page.goto('/login');
  await expect(page.locator('input[type=password]')).toBeEnabled();
  expect(loaded.size).toBeGreaterThan(0);
  const counted = pageFiles(pageModules.signIn);
  expect([...loaded].filter((file) => !counted.includes(file))).toEqual([]);
});

test('the first list loads nothing that its budget does not count', async ({ page, server }) => {
  await signIn(page.request, server.origin, server.person('agent'));
  const loaded = loadedBy(page);
  await page.goto('/rooms');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const counted = pageFiles(pageModules.rooms);
  expect([...loaded].filter((file) => !counted.includes(file))).toEqual([]);
});

test('the build carries nothing of the simulated RoomService', () => {
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' });
  expect(files).not.toContain('mockServiceWorker.js');
  const scripts = files.filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const simulated = scripts.filter((file) =>
    /mockServiceWorker|MOCK_ACTIVATE/.test(readFileSync(join(built, file), 'utf8')),
  );
  expect(simulated).toEqual([]);
});
