/** The colours that a person chose, from the first paint on. */
import { expect, test } from './support/story';

for (const { system, chosen } of [
  { system: 'light', chosen: 'dark' },
  { system: 'dark', chosen: 'light' },
] as const)
  test(`who chose ${chosen} on a ${system} system never sees ${system} first`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: system });
    await page.addInitScript((mode) => {
      localStorage.setItem('webexe.appearance', JSON.stringify(mode));
    }, chosen);
    // The console's own scripts never come: what is seen is what is there before them.
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto('/login');
    const ground = await page.evaluate(() => {
      const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
      return { colorScheme, light: Number(/\d+/.exec(backgroundColor)?.[0]) > 128 };
    });
    expect(ground).toEqual({ colorScheme: chosen, light: chosen === 'light' });
  });
