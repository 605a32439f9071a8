/** What happens to somebody who is watching a recording and writing about it, when something is taken away meanwhile. */
import type { Locator, Page } from '@playwright/test';
import { demoPassword } from '../../server/roomservice/demo/people';
import { expectPlayingFrom, isPaused, timeOf } from './support/player';
import { signInAgain } from './support/sign-in';
import { expect, test } from './support/story';

const words = 'She asks for the number twice';

interface Watching {
  readonly page: Page;
  readonly recordingID: string;
  readonly video: Locator;
  readonly comment: Locator;
  /** The address that the file comes from. */
  readonly link: string;
}

/** A supervisor plays a recording of the team, and has begun to write. */
async function watching(page: Page): Promise<Watching> {
  const sources: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'media') sources.push(request.url());
  });
  await page.goto('/recordings?kind=mix&state=ready&agent=shen_ruoxi');
  await page.getByRole('table').getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/recordings\/[\w-]+\?/);
  const recordingID = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).first().click();
  const video = page.getByLabel(/^Recording of/);
  await expectPlayingFrom(video, 0);
  await page.getByRole('button', { name: 'Comment at this moment' }).click();
  const comment = page.getByRole('textbox', { name: /^Comment at/ });
  await comment.fill(words);
  expect(await isPaused(video)).toBe(false);
  return { page, recordingID, video, comment, link: sources[0] ?? '' };
}

/** Keeps what was written: it is among the comments then, and in no field. */
async function save(page: Page): Promise<void> {
  const said = page.getByRole('list', { name: 'Comments' }).getByText(words, { exact: true });
  const before = await said.count();
  await page.getByRole('region', { name: 'Comments' }).getByRole('button', { name: 'Save' }).click();
  await expect(said).toHaveCount(before + 1);
  await expect(page.getByRole('textbox', { name: /^Comment at/ })).toHaveCount(0);
}

test('deleted while it plays: the player says who did it and what is left to do, and what was written can be saved', async ({
  signedInAs,
  as,
}) => {
  const { page, recordingID, video, comment, link } = await watching(await signedInAs('gu_qing'));
  const admin = await as('zhang_nan');
  await admin.call('trashRecordings', { body: { recordingIDs: [recordingID], reason: 'A test call' } });
  await expect(page.getByText('张楠 put it there: A test call')).toBeVisible();
  await expect(page.getByText(/^In the trash since/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible();
  await expect(video).toHaveCount(0);
  expect((await page.request.get(link)).ok()).toBe(false);
  await expect(comment).toHaveValue(words);
  await save(page);

  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(video).toBeVisible();
});

test('the right is taken away while it plays: nothing plays on, and the words stay to be copied', async ({
  signedInAs,
  as,
}) => {
  const { page, video, comment, link } = await watching(await signedInAs('gu_qing'));
  const admin = await as('zhang_nan');
  const { team } = (await admin.call('listUsers', { query: { q: 'gu_qing' } })).items[0] ?? {};
  const moveTo = (teamID: string | null) =>
    admin.call('updateUser', { params: { userID: 'gu_qing' }, body: { teamID } });
  try {
    await moveTo('team-notary-2');
    await expect(page.getByText('You can no longer see this recording')).toBeVisible();
    await expect(video).toHaveCount(0);
    await expect(comment).toHaveValue(words);
    expect((await page.request.get(link)).ok()).toBe(false);
  } finally {
    await moveTo(team?.teamID ?? null);
  }
});

test('signed out while it plays: it stops behind the dialog, and both picture and words go on after it', async ({
  signedInAs,
  as,
}) => {
  const { page, video, comment } = await watching(await signedInAs('gu_qing'));
  const admin = await as('zhang_nan');
  await admin.call('signOutUser', { params: { userID: 'gu_qing' } });
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  await expect.poll(() => isPaused(video)).toBe(true);
  const stoodAt = await timeOf(video);
  await signInAgain(page, demoPassword);
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeHidden();
  await expect(comment).toHaveValue(words);
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  await expectPlayingFrom(video, stoodAt);
  await save(page);
});
