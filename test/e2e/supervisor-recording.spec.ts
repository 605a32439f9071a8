/** A supervisor finds a recording of the team and watches it, beside the list and on its page; the log keeps each play. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { ffmpeg } from '../support/media';
import { directoryOf } from '../support/zip';
import { isPaused, secondsOf, seekedTo, timeOf } from './support/player';
import { expect, test } from './support/story';

test('the list opens on the last seven days, narrows by chips, and its address brings the same list back', async ({
  signedInAs,
}) => {
  const page = await signedInAs('supervisor');
  await page.goto('/');
  await expect(page).toHaveURL('/recordings');
  const table = page.getByRole('table', { name: 'Recordings' });
  await expect(page.getByRole('button', { name: /^Date Last 7 days/ })).toBeVisible();
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  // The demo has one of eight days ago in this room, and more of the team within seven.
  await expect(table.getByText('668201943')).toHaveCount(0);
  const all = await table.getByRole('row').count();

  await tick(page, 'Agent', ['沈若溪']);
  await tick(page, 'Kind', ['Mix']);
  await tick(page, 'State', ['Ready']);
  await expect(page).toHaveURL(/agent=shen_ruoxi/);
  await expect(page).toHaveURL(/kind=mix/);
  await expect(page).toHaveURL(/state=ready/);
  await expect(page.getByText('3 recordings', { exact: true })).toBeVisible();
  const rows = await textsOf(table);
  expect(rows).toHaveLength(3);
  expect(rows.length).toBeLessThan(all);
  for (const row of rows) expect(row).toMatch(/沈若溪.*Mix/s);

  await page.reload();
  await expect(page.getByRole('button', { name: 'Agent 沈若溪' })).toBeVisible();
  await expect(page.getByText('3 recordings', { exact: true })).toBeVisible();
  expect(await textsOf(table)).toEqual(rows);

  await page.getByRole('button', { name: 'Remove filter Kind' }).click();
  await expect(page).not.toHaveURL(/kind=/);
  await page.getByRole('button', { name: /^Date/ }).click();
  await page.getByRole('button', { name: 'Last 30 days' }).click();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d/);
});

test('a recording plays beside the list and on its page, and seeks wherever one asks', async ({
  signedInAs,
}) => {
  const page = await signedInAs('supervisor');
  const parts: number[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'media') parts.push(response.status());
  });
  await page.goto('/recordings?agent=shen_ruoxi&kind=mix&state=ready&q=482913605');
  await page.getByRole('button', { name: 'Play 房屋抵押贷款面签' }).click();
  const peek = page.getByRole('complementary', { name: '房屋抵押贷款面签' });
  const video = page.getByLabel('Recording of 房屋抵押贷款面签');
  await expect.poll(() => timeOf(video)).toBeGreaterThan(0.2);
  expect(parts).toContain(206);
  await peek.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect.poll(() => isPaused(video)).toBe(true);

  await peek.getByRole('link', { name: 'Open details' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '房屋抵押贷款面签' })).toBeVisible();
  await expect(page).toHaveURL(/\/recordings\/[^/?]+\?/);
  await page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).first().click();
  await expect.poll(() => timeOf(video)).toBeGreaterThan(0.2);
  await page.keyboard.press('k');
  await expect.poll(() => isPaused(video)).toBe(true);

  // By the slider's own keys, by the player's, by pointing at the line: the picture follows each.
  const line = page.getByRole('slider', { name: 'Position' });
  await line.press('Home');
  await expect.poll(() => seekedTo(video)).toBe(0);
  await line.press('ArrowRight');
  await expect.poll(() => seekedTo(video)).toBe(5);
  await page.keyboard.press('l');
  await expect.poll(() => seekedTo(video)).toBe(15);
  const box = await line.boundingBox();
  if (!box) throw new Error('the line has no place on the page');
  await line.click({ position: { x: box.width * 0.75, y: box.height / 2 } });
  await expect.poll(() => seekedTo(video)).toBeGreaterThan(25);
  await expect.poll(() => seekedTo(video)).toBeLessThan(29);

  // What happened in the room leads to its moment.
  await page.getByRole('list', { name: 'Events' }).getByRole('button').first().click();
  await expect.poll(() => timeOf(video)).toBeLessThan(15);
});

test('each play is in the audit log, with who and which recording', async ({ signedInAs }) => {
  const page = await signedInAs('supervisor');
  await page.goto('/recordings?kind=mix&state=ready&q=968430217');
  await page.getByRole('button', { name: 'Play 企业开户尽职调查' }).first().click();
  await expect.poll(() => timeOf(page.getByLabel(/^Recording of/))).toBeGreaterThan(0);

  const admin = await signedInAs('admin');
  await admin.goto('/admin/audit?action=recording.play&actor=gu_qing');
  const entry = admin.getByRole('row', { name: /企业开户尽职调查/ }).first();
  await expect(entry).toContainText('Played a recording');
  await expect(entry).toContainText('顾清');
});

test('what is not there to be played says why, and others’ recordings do not exist', async ({
  signedInAs,
}) => {
  const page = await signedInAs('supervisor');
  await page.goto('/recordings?state=localOnly');
  await page
    .getByRole('button', { name: /^Look at/ })
    .first()
    .click();
  await expect(
    page
      .getByRole('complementary')
      .getByText(/SHEN-PC/)
      .first(),
  ).toBeVisible();

  const agent = await signedInAs('emma_clark');
  const address = new URL(page.url());
  const recordingID = address.searchParams.get('peek') ?? '';
  expect(recordingID).not.toBe('');
  await agent.goto(`/recordings/${recordingID}`);
  await expect(agent.getByText('There is no such recording, or it is not yours to see')).toBeVisible();
});

test('the moment when the customer joined is found, passed on as a link, and its recordings are taken away', async ({
  signedInAs,
}) => {
  const page = await signedInAs('supervisor', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/recordings');
  await page.getByRole('button', { name: /^Date/ }).click();
  await page.getByRole('button', { name: 'Last 30 days' }).click();
  await tick(page, 'Agent', ['沈若溪']);
  await tick(page, 'State', ['Ready']);
  await page.getByRole('link', { name: '房屋抵押贷款面签' }).first().click();

  const joined = page
    .getByRole('list', { name: 'Events' })
    .getByRole('button', { name: /周雨桐 entered/ })
    .first();
  const at = secondsOf((await joined.innerText()).trim());
  await joined.click();
  const video = page.getByLabel('Recording of 房屋抵押贷款面签');
  await expect.poll(() => timeOf(video)).toBeGreaterThan(Math.max(0, at) + 0.2);
  await page.keyboard.press('k');
  await expect.poll(() => isPaused(video)).toBe(true);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the player' })).toContainText('Loop a section');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Copy link to this moment' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const seen = Math.floor(await timeOf(video));
  expect(new URL(link).searchParams.get('t') ?? '0').toBe(String(seen));
  await page.goto(link);
  await expect.poll(() => timeOf(video)).toBeGreaterThan(seen);

  await page.goto('/recordings?agent=shen_ruoxi&state=ready');
  const boxes = page.getByRole('table').getByRole('checkbox');
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  const zipped = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download 2' }).click();
  const zip = await bytesOf(await zipped);
  const files = directoryOf(zip);
  expect(files.map(({ name }) => name.slice(-4))).toEqual(['.mp4', '.mp4']);
  expect(files.map(({ name }) => name)).toEqual([
    expect.stringContaining('沈若溪'),
    expect.stringContaining('沈若溪'),
  ]);
  for (const { file, name } of files) {
    // Read to its last frame, as a player would.
    const path = test.info().outputPath(name);
    await writeFile(path, file);
    ffmpeg(['-xerror', '-i', path, '-f', 'null', '-']);
  }
  await page.getByRole('button', { name: 'Clear selection' }).click();

  const exported = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const lines = (await bytesOf(await exported)).toString('utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFStarted \(.*\),Room no\./);
  const count = Number.parseInt(await page.getByText(/^\d+ recordings$/).innerText(), 10);
  expect(lines).toHaveLength(count + 2);
  for (const line of lines.slice(1, -1)) expect(line).toContain('沈若溪');

  await page.goto(link);
  await page.getByRole('tab', { name: 'Access' }).click();
  await expect(page.getByRole('list', { name: 'Access' }).getByText('顾清 played it').first()).toBeVisible();
});

test('a table that is taken away is text to a spreadsheet, whatever people have named their rooms', async ({
  signedInAs,
  as,
  server,
}) => {
  const name = '=HYPERLINK("https://evil.example","Click")';
  const service = await as('emma_clark');
  const recording = {
    mixRecord: false,
    screenRecord: 2,
    cloudRecordUrl: '',
    recordPath: 'D:/calls',
  } as const;
  const { roomID } = await service.call('createRoom', { body: { name, customerName: '+1+2', recording } });
  const started = await service.call('startCall', { body: { roomID, template: '1v1', recording } });
  if (!('credentials' in started)) throw new Error('a call in a room');
  const { userID, userSig } = started.credentials;
  const entered = await fetch(`${server.origin}/api/rooms/${roomID}/members`, {
    method: 'POST',
    headers: { authorization: `UserSig ${userID} ${userSig}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'pusher' }),
  });
  expect(entered.status).toBe(200);
  await service.endCall();

  const page = await signedInAs('admin');
  await page.goto(`/recordings?room=${roomID}`);
  await expect(page.getByText('1 recording', { exact: true })).toBeVisible();
  const exported = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const table = (await bytesOf(await exported)).toString('utf8');
  expect(table.startsWith('\uFEFF')).toBe(true);
  expect(table).toContain(`"'=HYPERLINK(""https://evil.example"",""Click"")"`);
  expect(table).toContain(",'+1+2,");
});

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** Opens a chip, ticks options and closes it again. */
async function tick(page: Page, chip: string, options: readonly string[]): Promise<void> {
  await page
    .getByRole('search', { name: 'Filters' })
    .getByRole('button', { name: chip, exact: true })
    .click();
  const panel = page.getByRole('dialog', { name: chip });
  for (const option of options) {
    // Ticked by way of the address, a moment after the click.
    await panel.getByRole('checkbox', { name: option }).click();
    await expect(panel.getByRole('checkbox', { name: option })).toBeChecked();
  }
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}

async function textsOf(table: Locator): Promise<string[]> {
  return (await table.getByRole('row').allInnerTexts()).slice(1);
}
