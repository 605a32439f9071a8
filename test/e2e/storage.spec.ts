/** Recordings in a bucket: one comes from an agent's PC, lies there, plays from there, and is moved back by an admin. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startServer } from '../../scripts/lib/server.mjs';
import { makeFile } from '../support/media';
import { startS3, type SmallS3 } from '../support/s3/server';
import { expectPlayingFrom, pause, seekedTo } from './support/player';
import { expect, test as base } from './support/story';

// A server of its own, with a bucket of its own.
const test = base.extend<object, { readonly s3: SmallS3 }>({
  s3: [
    // Playwright wants the first argument destructured, even where nothing is taken from it.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => {
      const s3 = await startS3();
      await give(s3);
      await s3.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ s3 }, give) => {
      const server = await startServer({ demo: true, env: { ...s3.env, NEW_RECORDINGS_IN: 's3' } });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ timeout: 180_000 });

test('a recording from a PC goes to the bucket, plays from there, and still plays when it was moved back', async ({
  signedInAs,
  as,
  server,
  s3,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'webexe-storage-'));
  const path = join(folder, '屏幕录像.mp4');
  makeFile(path, 25);
  const sent = sha256(await readFile(path));
  const agent = await signedInAs('shen_ruoxi');
  const admin = await signedInAs('zhang_nan');
  const service = await as('zhang_nan');
  const uploads = join(server.dataDir, 'media/uploads');
  const sumsInBucket = () => [...s3.objects.kept.values()].map(({ body }) => sha256(body));
  let recordingID = '';

  await test.step('it is sent, and goes to the bucket when it is whole', async () => {
    await agent.goto('/recordings/upload');
    const waiting = agent.getByRole('region', { name: 'On PCs, not here' }).getByRole('listitem').first();
    await expect(waiting).toBeVisible();
    const said = agent.waitForResponse((response) => response.url().endsWith('/attach'));
    await waiting.locator('input[type=file]').setInputFiles(path);
    ({ recordingID } = (await (await said).json()) as { recordingID: string });
    await expect.poll(sumsInBucket, { timeout: 90_000 }).toContain(sent);
    const arriving = async () => (await service.call('getPlaces')).arriving.files;
    await expect.poll(arriving, { timeout: 30_000 }).toBe(0);
    expect(await readdir(uploads)).toEqual([]);
  });

  await test.step('it plays from there, and goes to another moment', async () => {
    const before = readIn(s3);
    await playsAndSeeks(agent, recordingID);
    expect(readIn(s3)).toBeGreaterThan(before);
  });

  await test.step('an admin moves it back to the folder, and watches it go', async () => {
    s3.slow.set('GetObject', 500);
    const files = s3.objects.kept.size;
    await admin.goto('/admin/storage');
    await admin.getByRole('button', { name: 'Move files…' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Move files' });
    await dialog.getByText('Server folder').click();
    await expect(dialog.getByRole('status')).toContainText(`Moves ${files} file`);
    await dialog.getByRole('button', { name: 'Start moving' }).click();
    const move = admin.getByRole('region', { name: 'To the folder' });
    await expect(move.getByText('Moving', { exact: true })).toBeVisible();
    await expect(move.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(move).toContainText(`${files} of ${files} files`);
    expect(s3.objects.keys('')).toEqual([]);
    const [kept = ''] = await readdir(uploads);
    expect(sha256(await readFile(join(uploads, kept)))).toBe(sent);
  });

  await test.step('it plays from the folder', async () => {
    const before = readIn(s3);
    await playsAndSeeks(agent, recordingID);
    expect(readIn(s3)).toBe(before);
  });
  await rm(folder, { recursive: true });
});

const readIn = ({ asked }: SmallS3): number =>
  asked.filter(({ operation }) => operation === 'GetObject').length;

async function playsAndSeeks(page: Page, recordingID: string): Promise<void> {
  await page.goto(`/recordings/${recordingID}`);
  await page.getByRole('button', { name: 'Play', exact: true }).first().click({ timeout: 30_000 });
  const video = page.getByLabel(/^Recording of/);
  await expectPlayingFrom(video, 0);
  await page.getByRole('slider', { name: 'Position' }).press('Home');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await pause(page, video);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('l');
  await expect.poll(() => seekedTo(video)).toBeGreaterThan(13);
  await page.keyboard.press('k');
  await expectPlayingFrom(video, 14);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
