/** What a story sees of a playing recording. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Where the picture stands, in seconds. */
export function timeOf(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) => element.currentTime);
}

/** Where the picture stands once it has arrived there, in whole seconds; before that, nowhere. */
export function seekedTo(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) =>
    element.seeking || element.readyState < 2 ? Number.NaN : Math.round(element.currentTime),
  );
}

export function isPaused(video: Locator): Promise<boolean> {
  return video.evaluate((element: HTMLVideoElement) => element.paused);
}

/** Holds where the picture moves on from there by itself. */
export async function expectPlayingFrom(video: Locator, seconds: number): Promise<void> {
  await expect.poll(() => timeOf(video)).toBeGreaterThan(seconds + 0.3);
  expect(await isPaused(video)).toBe(false);
}

/** Stops the player by its key and waits until it stands. */
export async function pause(page: Page, video: Locator): Promise<void> {
  if (!(await isPaused(video))) await page.keyboard.press('k');
  await expect.poll(() => isPaused(video)).toBe(true);
}

/** 1:04, −0:04 */
export function secondsOf(text: string): number {
  const [, sign = '', minutes = '0', seconds = '0'] = /^(−?)(\d+):(\d\d)/.exec(text) ?? [];
  return (sign === '' ? 1 : -1) * (Number(minutes) * 60 + Number(seconds));
}
