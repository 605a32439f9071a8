/**
 * What a page of an agent records of its call by the browser's own recorder: sent through a crash of the server, found,
 * played and sought in; whatever kind the browser makes; and what is left of a page that dies.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Room } from '../../contract/rooms';
import { startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import { customerEnters } from './support/customer';
import { expectPlayingFrom, pause, seekedTo, timeOf } from './support/player';
import { recordingPage, type RecordingPage } from './support/recording-page';
import type { Service } from './support/service';
import { callIn, expect, startCallIn, test as base } from './support/story';

// These stories kill their server, so they have one of their own.
const test = base.extend<object, { readonly server: RunningServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants the first argument destructured
    async ({}, give) => {
      const server = await startServer({ demo: true });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

// Each records in real time.
test.describe.configure({ timeout: 300_000 });

const agentID = 'shen_ruoxi';
const mixed = { mixRecord: true, screenRecord: 0, cloudRecordUrl: '', recordPath: '' } as const;

async function aMixedRoom(service: Service, name: string): Promise<Room> {
  return service.call('createRoom', { body: { name, recording: mixed } });
}

/** A call that no program is needed for. */
async function aMixedCall(service: Service, name: string) {
  const room = await aMixedRoom(service, name);
  const started = await service.call('startCall', {
    body: { roomID: room.roomID, template: '1v1', recording: mixed },
  });
  return { service, room, callID: started.call.callID };
}

async function stateOf(service: Service, { roomID }: Room): Promise<string | undefined> {
  return (await service.call('listRecordings', { query: { roomID } })).items[0]?.state;
}

async function isReady(service: Service, room: Room): Promise<void> {
  await expect.poll(() => stateOf(service, room), { timeout: 120_000 }).toBe('ready');
}

const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

test('a call that its page records is whole after a crash of the server, is found, plays and can be sought in', async ({
  server,
  as,
  launchingAs,
  signedInAs,
}) => {
  const service = await as(agentID);
  const room = await aMixedRoom(service, 'Recorded by its page');
  const browser = await launchingAs(agentID);
  const program = await browser.context.newPage();
  await startCallIn(program, server.origin, room);
  const { running } = await service.call('currentCall');
  const crm = await recordingPage(browser.context, server.origin, { call: running?.callID ?? '' });
  await crm.record();
  await expect.poll(() => stateOf(service, room)).toBe('recording');
  await expect.poll(crm.acknowledged, { timeout: 20_000 }).toBeGreaterThan(0);

  await server.kill();
  const { pieces } = await crm.given();
  await expect.poll(async () => (await crm.given()).pieces).toBeGreaterThan(pieces + 1);
  await server.start();
  const { bytes } = await crm.given();
  await expect.poll(crm.acknowledged, { timeout: 30_000 }).toBeGreaterThanOrEqual(bytes);
  await customerEnters(server, room.roomID, 'Han Xue');
  await crm.show('lime');
  await expect.poll(async () => (await crm.given()).pieces).toBeGreaterThan(pieces + 3);

  await program.bringToFront();
  await callIn(program).dock.getByRole('button', { name: 'Leave the call' }).click();
  await crm.stop();
  await expect(crm.says).toHaveText('All is sent', { timeout: 20_000 });
  await isReady(service, room);
  expect(crm.uploads).toHaveLength(1);
  const kept = pathOf(server, crm);
  expect((await stat(kept)).size).toBe((await crm.given()).bytes);
  expect(await sha256(kept)).toBe(await crm.sum());

  const page = await signedInAs('gu_qing');
  const video = await find(page, room.name);
  await expectSeekable(page, video, await crm.seconds());

  await expectLimeFromTheCustomer(page, video);
});

test('what a page recorded before and after a reload keeps the pause, so that what happened stays at its moment', async ({
  server,
  as,
  signedInAs,
}) => {
  const { service, room, callID } = await aMixedCall(await as(agentID), 'Reloaded in the middle');
  const agent = await signedInAs(agentID);
  const crm = await recordingPage(agent.context(), server.origin, { call: callID });
  await crm.record();
  const isTaken = async () => crm.acknowledged() >= (await crm.given()).bytes && crm.acknowledged() > 0;
  await expect.poll(isTaken, { timeout: 30_000 }).toBe(true);
  const beganAt = await crm.beganAt();
  await crm.page.reload();
  const left = performance.now();
  await expect.poll(() => performance.now() - left, 'a pause').toBeGreaterThan(4000);
  await crm.record();
  await expect.poll(async () => (await crm.given()).pieces, { timeout: 30_000 }).toBeGreaterThan(0);
  await customerEnters(server, room.roomID, 'Han Xue');
  await crm.show('lime');
  await expect.poll(async () => (await crm.given()).pieces).toBeGreaterThan(2);
  await crm.stop();
  await expect(crm.says).toHaveText('All is sent', { timeout: 20_000 });
  await service.endCall();
  await isReady(service, room);
  expect(crm.uploads).toHaveLength(2);

  const page = await signedInAs('gu_qing');
  const video = await find(page, room.name);
  await expectSeekable(page, video, ((await crm.endedAt()) - beganAt) / 1000, 1);
  await expectLimeFromTheCustomer(page, video);
});

/** The page turned from red to lime when the customer came. */
async function expectLimeFromTheCustomer(page: Page, video: Locator): Promise<void> {
  const entered = page.getByRole('list', { name: 'Events' }).getByRole('button', { name: /Han Xue entered/ });
  await entered.click();
  await pause(page, video);
  const moment = await timeOf(video);
  expect(await colourAt(video, moment - 0.5)).toBe('red');
  expect(await colourAt(video, moment + 2)).toBe('lime');
}

/** Where the bytes of its newest file lie. */
function pathOf(server: RunningServer, { uploads }: RecordingPage): string {
  return join(server.dataDir, 'media/uploads', uploads.at(-1) ?? '');
}

/** Among the recordings of the team; answers its picture, which plays and is stopped. */
async function find(page: Page, name: string): Promise<Locator> {
  await page.goto('/recordings');
  await page.getByRole('searchbox').fill(name);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Mix');
  await expect(row).toContainText('Ready');
  await row.getByRole('link', { name }).click();
  const video = page.getByLabel(`Recording of ${name}`);
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  await expectPlayingFrom(video, 0);
  await pause(page, video);
  return video;
}

/** Is it about as long as that, and does the picture come wherever one asks for it? */
async function expectSeekable(page: Page, video: Locator, seconds: number, within = 0.7): Promise<void> {
  const facts = await video.evaluate((each: HTMLVideoElement) => ({
    duration: each.duration,
    until: each.seekable.length === 1 ? each.seekable.end(0) : null,
  }));
  expect(Math.abs(facts.duration - seconds)).toBeLessThan(within);
  expect(facts.until).toBeCloseTo(facts.duration, 1);
  const line = page.getByRole('slider', { name: 'Position' });
  await line.press('Home');
  await expect.poll(() => seekedTo(video)).toBe(0);
  await line.press('ArrowRight');
  await expect.poll(() => seekedTo(video)).toBe(5);
  await line.press('End');
  await expect.poll(() => seekedTo(video)).toBe(Math.round(facts.duration));
}

/** What the page showed at that moment. */
function colourAt(video: Locator, seconds: number): Promise<string> {
  return video.evaluate(async (element: HTMLVideoElement, at) => {
    const seeked = new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true }));
    element.currentTime = at;
    await seeked;
    const brush = new OffscreenCanvas(1, 1).getContext('2d');
    brush?.drawImage(element, 10, 10, 1, 1, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = brush?.getImageData(0, 0, 1, 1).data ?? [];
    if (blue > 60) return 'neither';
    return red > 180 && green < 60 ? 'red' : green > 180 && red < 60 ? 'lime' : 'neither';
  }, seconds);
}

// The first choice of Chromium is H.264, as above. Firefox makes VP8, Safari MP4; a mix may be of sound alone.
for (const [name, kind] of [
  ['VP9', 'video/webm;codecs=vp9,opus'],
  ['VP8', 'video/webm'],
  ['MP4', 'video/mp4'],
  ['sound alone', 'audio/webm;codecs=opus'],
] as const) {
  test(`what a browser makes as ${name} is taken, plays and can be sought in`, async ({
    server,
    as,
    signedInAs,
  }) => {
    const { service, room, callID } = await aMixedCall(await as(agentID), `Made as ${name}`);
    const agent = await signedInAs(agentID);
    const soundOnly = kind.startsWith('audio') && ({ soundOnly: 'yes' } as const);
    const crm = await recordingPage(agent.context(), server.origin, { call: callID, kind, ...soundOnly });
    await crm.record();
    await expect.poll(async () => (await crm.given()).pieces, { timeout: 30_000 }).toBeGreaterThan(1);
    await crm.stop();
    await expect(crm.says).toHaveText('All is sent', { timeout: 20_000 });
    await service.endCall();
    await isReady(service, room);
    expect(await sha256(pathOf(server, crm))).toBe(await crm.sum());

    const page = await signedInAs('gu_qing');
    const video = await find(page, room.name);
    await expectSeekable(page, video, await crm.seconds());
  });
}

for (const [end, die, callGoesOn] of [
  // Then nothing for a minute is believed.
  ['is closed', (page: Page) => page.close(), true],
  ['crashes', (page: Page) => page.goto('chrome://crash').catch(() => null), false],
] as const) {
  test(`a page that ${end} leaves what it had sent, and that plays`, async ({ server, as, signedInAs }) => {
    const { service, room, callID } = await aMixedCall(await as(agentID), `Left by a page that ${end}`);
    const agent = await signedInAs(agentID);
    const crm = await recordingPage(agent.context(), server.origin, { call: callID });
    await crm.record();
    await expect.poll(async () => (await crm.given()).pieces, { timeout: 30_000 }).toBeGreaterThan(1);
    const { bytes } = await crm.given();
    await expect.poll(crm.acknowledged).toBeGreaterThanOrEqual(bytes);
    await die(crm.page);
    if (!callGoesOn) await service.endCall();
    await isReady(service, room);
    await service.endCall();
    expect((await stat(pathOf(server, crm))).size).toBeGreaterThanOrEqual(crm.acknowledged());

    const page = await signedInAs('gu_qing');
    // A piece may have been on its way.
    await expectSeekable(page, await find(page, room.name), 3 * crm.pieces(), 3.7);
  });
}
