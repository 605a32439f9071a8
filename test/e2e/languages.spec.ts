/** Every page in Chinese and in English: no text missing, the page says which it is, and switching loses nothing. */
import type { Page } from '@playwright/test';
import { permissions } from '../../contract/access';
import { open, pages, settled } from './support/pages';
import { expect, test } from './support/story';

const roles = ['agent', 'supervisor', 'admin'] as const;
const languages = [
  { locale: 'zh-CN', lang: 'zh-CN', signIn: '登录' },
  { locale: 'en-GB', lang: 'en', signIn: 'Sign in' },
] as const;
const chinese = /\p{Script=Han}/u;

for (const { locale, lang, signIn } of languages) {
  for (const role of roles) {
    test(`every page of the ${role} has all its words in ${lang}`, async ({ signedInAs }) => {
      test.slow(); // many pages in one browser
      const page = await signedInAs(role, { locale });
      const missing: string[] = [];
      for (const { name, path } of pages.filter((each) => each.as === role)) {
        await open(page, path);
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
        missing.push(...(await missingWords(page)).map((word) => `${name}: ${word}`));
        for (const word of await ownWords(page)) {
          if (chinese.test(word) !== (lang === 'zh-CN')) missing.push(`${name}, not in ${lang}: ${word}`);
        }
      }
      expect(missing).toEqual([]);
    });
  }

  test(`a stranger is greeted in ${lang}, as their browser prefers`, async ({
    browser,
    baseURL,
    listenTo,
  }) => {
    const context = await browser.newContext({ locale, ...(baseURL !== undefined && { baseURL }) });
    listenTo(context);
    const page = await context.newPage();
    await page.goto('/login');
    await expect(page.getByRole('heading', { name: signIn })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    expect(await missingWords(page)).toEqual([]);
    await context.close();
  });
}

test('switching the language changes the open page without a reload, keeps what was typed, and is remembered', async ({
  signedInAs,
}) => {
  const page = await signedInAs('agent');
  await open(page, '/rooms');
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  await page.getByRole('searchbox', { name: 'Search' }).fill('9684');
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitem', { name: '中文' }).click();

  await expect(page.getByRole('heading', { level: 1, name: '房间' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveTitle(/^房间/);
  await expect(page.getByRole('searchbox')).toHaveValue('9684');
  await expect(page).toHaveURL('/rooms?q=9684');
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  expect(await missingWords(page)).toEqual([]);

  await page.reload();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: '房间' })).toBeVisible();
});

/** Texts, labels and titles that are the key of a text, or that still have a hole in them. */
async function missingWords(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const found: (string | null)[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest('script, style, code')) {
        found.push(walker.currentNode.textContent);
      }
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name));
    }
    return found.map((word) => word?.trim() ?? '');
  });
  const rights: readonly string[] = permissions;
  return words.filter((word) => word.includes('{{') || (looksLikeKey(word) && !rights.includes(word)));
}

function looksLikeKey(word: string): boolean {
  return /^[a-z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9_]*)+$/.test(word);
}

/** Words that are the console's own and never data: the menu and the heads of tables. Names that no language translates stay as they are. */
async function ownWords(page: Page): Promise<string[]> {
  const menu = await page.getByRole('navigation').first().getByRole('link').allInnerTexts();
  const heads = await page.getByRole('columnheader').allInnerTexts();
  const untranslated = /^(webexe|userSig|webhooks?)$/i;
  return [...menu, ...heads]
    .map((word) => word.trim())
    .filter((word) => /\p{L}/u.test(word) && !untranslated.test(word));
}
