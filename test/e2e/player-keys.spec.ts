/** The player without a mouse: every action that its own help names. */
import { AxeBuilder } from '@axe-core/playwright';
import { isPaused, seekedTo, timeOf } from './support/player';
import { expect, test } from './support/story';

test('every key that the help names does what it says, and the help is fit to be read out', async ({
  signedInAs,
}) => {
  const page = await signedInAs('supervisor');
  const { keyboard } = page;
  await page.goto('/recordings?agent=shen_ruoxi&kind=mix&state=ready&q=482913605');
  // To the recording by keys, too: the row has the focus, Enter opens it.
  await page.getByRole('table').getByRole('link').first().focus();
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/recordings\/[\w-]+\?/);
  const video = page.getByLabel(/^Recording of/);
  await expect(page.getByRole('button', { name: 'Next event' })).toBeVisible();
  const now = <T>(read: (element: HTMLVideoElement) => T) => expect.poll(() => video.evaluate(read));

  await keyboard.press('k');
  await expect.poll(() => timeOf(video)).toBeGreaterThan(0.2);
  await keyboard.press(' ');
  await expect.poll(() => isPaused(video)).toBe(true);

  await page.getByRole('slider', { name: 'Position' }).press('Home');
  await expect.poll(() => seekedTo(video)).toBe(0);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (const [key, seconds] of [
    ['l', 10],
    ['ArrowRight', 15],
    ['j', 5],
    ['ArrowLeft', 0],
  ] as const) {
    await keyboard.press(key);
    await expect.poll(() => seekedTo(video)).toBe(seconds);
  }
  for (const step of ['.', '.', ',']) await keyboard.press(step);
  await expect.poll(() => timeOf(video)).toBeCloseTo(0.04, 2);

  await keyboard.press(']');
  await expect.poll(() => timeOf(video)).toBeGreaterThan(0.5);
  const event = await timeOf(video);
  await keyboard.press('l');
  await expect.poll(() => timeOf(video)).toBeGreaterThan(event + 5);
  await keyboard.press('[');
  await expect.poll(() => timeOf(video)).toBeLessThan(event + 10);

  for (const [key, rate] of [
    ['2', 1.5],
    ['3', 2],
    ['4', 3],
    ['1', 1],
  ] as const) {
    await keyboard.press(key);
    await now((element) => element.playbackRate).toBe(rate);
  }
  await keyboard.press('m');
  await now((element) => element.muted).toBe(true);
  await keyboard.press('m');
  await now((element) => element.muted).toBe(false);

  await keyboard.press('r');
  await expect(page.getByRole('button', { name: /^Loop a section: end/ })).toBeVisible();
  await keyboard.press('ArrowRight');
  await keyboard.press('r');
  await keyboard.press('r');
  await expect(page.getByRole('button', { name: /^Loop a section: start/ })).toBeVisible();

  await keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  if (await page.evaluate(() => document.pictureInPictureEnabled)) {
    await keyboard.press('p');
    await expect.poll(() => page.evaluate(() => document.pictureInPictureElement !== null)).toBe(true);
    await keyboard.press('p');
    await expect.poll(() => page.evaluate(() => document.pictureInPictureElement)).toBeNull();
  }

  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys of the player' });
  await expect(help).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).exclude('iframe[title="Launcher channel"]').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  await keyboard.press('Escape');
  await expect(help).toBeHidden();
});
