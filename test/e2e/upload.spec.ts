/** Files from an agent's PC: sent through a crash of the server, said to be of a call, played; and what is said of bad ones. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { signIn, startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import { makeFile } from '../support/media';
import { demoPersonOf } from './support/story';

const MB = 1024 * 1024;

let server: RunningServer;
let folder: string;
test.beforeAll(async () => {
  test.setTimeout(120_000); // the first start fills a whole demo
  server = await startServer({ demo: true });
  folder = await mkdtemp(join(tmpdir(), 'webexe-files-'));
});
test.afterAll(async () => {
  await server.dispose();
  await rm(folder, { recursive: true, force: true });
});
test.describe.configure({ mode: 'serial', timeout: 240_000 });

/** A recording as a program writes it, with so many bytes behind it that sending takes several pieces. */
async function aRecording(name: string, padding = 0): Promise<string> {
  const path = join(folder, name);
  makeFile(path, 3);
  const box = Buffer.alloc(8 + padding, 7);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  await writeFile(path, Buffer.concat([await readFile(path), box]));
  return path;
}

async function openUploads(page: Page): Promise<void> {
  await signIn(page.context().request, server.origin, demoPersonOf('shen_ruoxi'));
  await page.goto(`${server.origin}/recordings`);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Upload recordings' })).toBeVisible();
}

const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

test('a file goes on after the server was killed, becomes the recording that was on the PC alone, and plays', async ({
  page,
}) => {
  const path = await aRecording('屏幕录像 1.mp4', 40 * MB);
  let pieces = 0;
  let restarted: Promise<void> | undefined;
  page.on('response', (response) => {
    if (response.request().method() !== 'PATCH' || response.status() !== 204) return;
    pieces += 1;
    if (pieces === 2) restarted = server.kill().then(() => server.start());
  });
  await openUploads(page);
  const waiting = page.getByRole('region', { name: 'On PCs, not here' }).getByRole('listitem').first();
  await expect(waiting).toBeVisible();
  const said = page.waitForResponse((response) => response.url().endsWith('/attach'));
  await waiting.locator('input[type=file]').setInputFiles(path);
  const { recordingID } = (await (await said).json()) as { recordingID: string };
  const files = page.getByRole('region', { name: 'Files' });
  await expect(files.getByText('屏幕录像 1.mp4')).toBeVisible();
  await expect.poll(() => restarted !== undefined, { timeout: 60_000 }).toBe(true);
  await restarted;
  // Attached by itself, to the call that was said when the file was chosen.
  await expect(files.getByText('屏幕录像 1.mp4')).toHaveCount(0, { timeout: 120_000 });

  const uploads = join(server.dataDir, 'media/uploads');
  const [kept = ''] = await readdir(uploads);
  expect(await sha256(join(uploads, kept))).toBe(await sha256(path));

  await page.goto(`${server.origin}/recordings/${recordingID}`);
  await page.getByRole('button', { name: 'Play', exact: true }).first().click({ timeout: 60_000 });
  const video = page.locator('video');
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime)).toBeGreaterThan(0.3);
  expect(await video.evaluate((each: HTMLVideoElement) => each.videoWidth)).toBe(320);
});

test('bad files are each answered, and the good ones beside them arrive', async ({ page }) => {
  const good = await aRecording('good.mp4');
  const copy = join(folder, '副本.mp4');
  await writeFile(copy, await readFile(join(folder, '屏幕录像 1.mp4')));
  const [empty, text] = [join(folder, 'empty.mp4'), join(folder, 'notes.mp4')];
  await writeFile(empty, '');
  await writeFile(text, '会议纪要\n'.repeat(2000));
  await openUploads(page);
  const chooser = page.locator('input[type=file][multiple]');
  await chooser.setInputFiles([empty, text, good, copy]);
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await expect(row('empty.mp4')).toContainText('The file is empty');
  await expect(row('notes.mp4')).toContainText('This is not a recording', { timeout: 60_000 });
  await expect(row('副本.mp4')).toContainText('The same file is here already', { timeout: 60_000 });
  await expect(row('good.mp4').getByRole('combobox')).toBeVisible({ timeout: 60_000 });
  // After a reload the server still knows them; the empty one was never taken.
  await page.reload();
  await expect(row('good.mp4')).toBeVisible();
  await expect(row('empty.mp4')).toHaveCount(0);
  await row('notes.mp4').getByRole('button', { name: 'Remove notes.mp4' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row('notes.mp4')).toHaveCount(0);
});
