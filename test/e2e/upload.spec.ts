/** Files from an agent's PC: sent through a crash of the server, said to be of a call, played; and what is said of bad ones. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
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
  await page.getByRole('button', { name: /^(Upload|上传)$/ }).click();
  await expect(page).toHaveURL(/\/recordings\/upload$/);
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

test('two tabs with the same file send it once, and both end with the same answer', async ({ page }) => {
  const name = '两个标签页.mp4';
  const path = await aRecording(name, 20 * MB);
  const [other, line] = [await page.context().newPage(), await slowLine(page)];
  await openUploads(page);
  await other.goto(page.url());
  await chooserOf(page).setInputFiles(path);
  await line.reached;
  await chooserOf(other).setInputFiles(path);
  await expect(rowIn(other, name)).toContainText('Another tab is sending this file');
  const created: string[] = [];
  other.on('request', (request) => void (request.method() === 'POST' && created.push(request.url())));
  line.release();
  for (const each of [page, other]) {
    await expect(rowIn(each, name).getByRole('combobox')).toBeVisible({ timeout: 60_000 });
    await expect(rowIn(each, name)).toHaveCount(1);
  }
  expect(created.filter((url) => url.endsWith('/api/uploads'))).toEqual([]);

  // Said in one of them, it is said in both.
  await page.bringToFront();
  await rowIn(page, name).getByRole('combobox').click();
  await page.locator('.ant-select-item-option').first().click();
  await rowIn(page, name).getByRole('button', { name: 'Add to this call' }).click();
  await expect(rowIn(page, name)).toHaveCount(0);
  await other.bringToFront();
  await expect(rowIn(other, name)).toHaveCount(0);
  await other.close();
});

test('a file goes on after the laptop slept, and after a reload from where it was', async ({ page }) => {
  const name = 'Протокол звонка.mp4';
  const path = await aRecording(name, 40 * MB);
  const line = await slowLine(page);
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await openUploads(page);
  await chooserOf(page).setInputFiles(path);
  await line.reached;
  await page.context().setOffline(true);
  line.release();
  await expect(rowIn(page, name)).toContainText('The line is broken; it goes on by itself');
  const again = await slowLine(page);
  await page.context().setOffline(false);
  await again.reached;

  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(rowIn(page, name)).toContainText(/\d+% are here\. Choose the same file to go on/);
  offsets.length = 0;
  again.release();
  await chooserOf(page).setInputFiles(path);
  await expect(rowIn(page, name).getByRole('combobox')).toBeVisible({ timeout: 60_000 });
  await expect(rowIn(page, name)).toHaveCount(1);
  expect(offsets[0]).toBeGreaterThanOrEqual(8 * MB);
  const uploads = join(server.dataDir, 'media/uploads');
  const sums = await Promise.all((await readdir(uploads)).map((each) => sha256(join(uploads, each))));
  expect(sums).toContain(await sha256(path));
});

const words = {
  'en-GB': {
    empty: 'The file is empty. Look on the PC',
    text: 'This is not a recording. Remove it and choose the right file.',
    copy: 'The same file is here already.',
    clock: 'Choose its call',
    remove: 'Remove',
  },
  'zh-CN': {
    empty: '文件是空的。',
    text: '这不是录像文件。请移除后选择正确的文件。',
    copy: '服务器上已有相同的文件。',
    clock: '选择通话',
    remove: '移除',
  },
} as const;

for (const locale of ['en-GB', 'zh-CN'] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    test('bad files are each answered, and the good ones beside them arrive', async ({ page }) => {
      const said = words[locale];
      const named = (name: string) => `${name} ${locale}.mp4`;
      const [empty, text, copy, good, old] = [
        named('empty'),
        named('заметки'),
        named('副本'),
        named('تسجيل جيد'),
        named('clé 録画 👩‍💻'),
      ];
      await writeFile(join(folder, empty), '');
      await writeFile(join(folder, text), `会议纪要 ${locale}\n`.repeat(2000));
      await writeFile(join(folder, copy), await readFile(join(folder, '屏幕录像 1.mp4')));
      await aRecording(good, locale.length);
      await aRecording(old, 2 * locale.length);
      // The PC's battery was empty: its clock begins anew.
      await utimes(join(folder, old), new Date('2001-01-01T00:00:00Z'), new Date('2001-01-01T00:00:00Z'));
      await openUploads(page);
      await chooserOf(page).setInputFiles([empty, text, copy, good, old].map((each) => join(folder, each)));
      await expect(rowIn(page, empty)).toContainText(said.empty);
      await expect(rowIn(page, text)).toContainText(said.text, { timeout: 60_000 });
      await expect(rowIn(page, copy)).toContainText(said.copy, { timeout: 60_000 });
      await expect(rowIn(page, good).getByRole('combobox')).toBeVisible({ timeout: 60_000 });
      await expect(rowIn(page, old)).toContainText(said.clock, { timeout: 60_000 });
      // After a reload the server still knows them; the empty one was never taken.
      await page.reload();
      await expect(rowIn(page, good)).toBeVisible();
      await expect(rowIn(page, empty)).toHaveCount(0);
      await rowIn(page, text)
        .getByRole('button', { name: `${said.remove} ${text}` })
        .click();
      await page.getByRole('dialog').getByRole('button', { name: said.remove }).click();
      await expect(rowIn(page, text)).toHaveCount(0);
    });
  });
}

const chooserOf = (page: Page) => page.locator('input[type=file][multiple]');
const rowIn = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

/** Holds the second piece of a file back until it is released. */
async function slowLine(page: Page): Promise<{ reached: Promise<void>; release: () => void }> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  await page.route('**/api/uploads/*', async (route) => {
    const isLater =
      route.request().method() === 'PATCH' && route.request().headers()['upload-offset'] !== '0';
    if (isLater) {
      reach();
      await held;
    }
    await route.fallback();
  });
  return { reached, release };
}
