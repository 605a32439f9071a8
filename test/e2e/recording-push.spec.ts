/**
 * The whole way of a recording: an agent starts a call in the console, the address that the program got is pushed to, and
 * a customer comes in the middle; a supervisor finds it, goes to that moment, says what was heard there and judges it, and
 * the agent answers. And what is left where everything dies in the middle.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { readLaunchLine } from '../../mocks/desktop/launch-line';
import { freePort, signIn, startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import { push } from '../support/media';
import { startNginxRtmp, type Nginx } from '../support/nginx-rtmp';
import { launchBrowser, type LaunchingBrowser } from './support/browser';
import { customerEnters } from './support/customer';
import { expectPlayingFrom, pause, timeOf } from './support/player';
import { serviceFor, type Service } from './support/service';
import { callIn, demoPersonOf, expect, startCallIn, test as story } from './support/story';

const secret = 'a-secret-of-this-story';
const agentID = 'shen_ruoxi';
const streamed = { mixRecord: false, screenRecord: 1, cloudRecordUrl: '', recordPath: '' } as const;

interface Taking {
  readonly server: RunningServer;
  readonly nginx: Nginx | null;
  /** RoomService as the agent. */
  readonly service: Service;
  /** A window of its own, signed in as this person of the demo. */
  readonly windowOf: (userID: string) => Promise<Page>;
  /** The agent's browser, in which calls open the desktop program. */
  readonly launching: () => Promise<LaunchingBrowser>;
}

/** A server that takes streams, by itself or through nginx; all that a story opened there ends with it. */
const test = story.extend<{ taking: (kind: 'embedded' | 'nginx') => Promise<Taking> }>({
  taking: async ({ browser, listenTo }, give) => {
    const endings: (() => Promise<unknown>)[] = [];
    await give(async (kind) => {
      const port = await freePort();
      const env = {
        INGEST: kind,
        INGEST_PORT: String(port),
        ...(kind === 'nginx' && { INGEST_SECRET: secret }),
      };
      const server = await startServer({ demo: true, env });
      endings.push(server.dispose);
      const folder = join(server.dataDir, 'media', 'ingest');
      const nginx =
        kind === 'nginx' ? await startNginxRtmp({ port, console: server.origin, secret, folder }) : null;
      if (nginx) endings.push(nginx.stop);
      const service = await serviceFor(server.origin, demoPersonOf(agentID));
      endings.push(service.dispose);
      const heard = (context: BrowserContext) => {
        listenTo(context);
        return context;
      };
      return {
        ...{ server, nginx, service },
        async windowOf(userID) {
          const context = heard(await browser.newContext({ baseURL: server.origin }));
          endings.push(() => context.close());
          await signIn(context.request, server.origin, demoPersonOf(userID));
          return context.newPage();
        },
        async launching() {
          const started = await launchBrowser({ origin: server.origin });
          endings.push(started.close);
          await signIn(heard(started.context).request, server.origin, demoPersonOf(agentID));
          return started;
        },
      };
    });
    for (const end of endings.reverse()) await end();
  },
});

// Each story starts a server, and pushes in real time.
test.describe.configure({ timeout: 300_000 });

for (const kind of ['embedded', 'nginx'] as const) {
  test(`a screen that is pushed becomes a recording that is found, played, judged and answered (${kind})`, async ({
    taking,
  }) => {
    const world = await taking(kind);
    await pushACall(world);

    const supervisor = await world.windowOf('gu_qing');
    await find(supervisor);
    const moment = await goToTheCustomer(supervisor);
    await sayAndJudge(supervisor, moment);
    await answer(await world.windowOf(agentID), moment);

    await supervisor.goto('/reviews?box=replies');
    await supervisor.getByRole('link', { name: 'Pushed screen' }).click();
    await expect(supervisor.getByText('I was looking for the number')).toBeVisible();
    await expect(supervisor.getByRole('list', { name: 'Conversation' })).toContainText('Thank you');
  });
}

/** The agent's call, from the console's button to the end of its recording. */
async function pushACall({ server, service, launching }: Taking): Promise<void> {
  const room = await service.call('createRoom', {
    body: { name: 'Pushed screen', customerName: 'Han Xue', recording: streamed },
  });
  const browser = await launching();
  const page = await browser.context.newPage();
  await startCallIn(page, server.origin, room);
  const url = await addressIn(browser);
  expect(await push(url.replace(/sign=.{6}/, 'sign=AAAAAA'), 1).ended, 'a forged address').not.toBe(0);

  const running = push(`${url}&record=mp4&record_interval=7200`, 9, { realTime: true });
  const stateOf = async () => (await recordingOf(service, room.roomID))?.state;
  await expect.poll(stateOf).toBe('recording');
  // Some seconds of it are there before the customer comes.
  await expect.poll(() => bytesIn(join(server.dataDir, 'media', 'ingest'))).toBeGreaterThan(60_000);
  await customerEnters(server, room.roomID, 'Han Xue');

  expect(await running.ended).toBe(0);
  await callIn(page).dock.getByRole('button', { name: 'Leave the call' }).click();
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('ready');
  await browser.close();
}

/** Where the program that was started is told to push. */
async function addressIn(browser: LaunchingBrowser): Promise<string> {
  const [line = ''] = await browser.openedURLs();
  const { recordUrl = '' } = readLaunchLine(line) ?? {};
  return decodeURIComponent(recordUrl);
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function recordingOf(service: Service, roomID: string) {
  return (await service.call('listRecordings', { query: { roomID } })).items[0];
}

/** By the days and the agent, among those of the demo. */
async function find(page: Page): Promise<void> {
  await page.goto('/recordings');
  await page.getByRole('button', { name: /^Date/ }).click();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  const filters = page.getByRole('search', { name: 'Filters' });
  await filters.getByRole('button', { name: 'Agent', exact: true }).click();
  await page.getByRole('dialog', { name: 'Agent' }).getByRole('checkbox', { name: '沈若溪' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/from=.*agent=shen_ruoxi|agent=shen_ruoxi.*from=/);
  await expect(page.getByRole('row', { name: /Pushed screen/ }).getByText('Ready')).toBeVisible();
  await page.getByRole('link', { name: 'Pushed screen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pushed screen' })).toBeVisible();
}

/** To the moment when the customer came, in every way that leads there; answers its seconds, with the picture on it. */
async function goToTheCustomer(page: Page): Promise<number> {
  const video = page.getByLabel('Recording of Pushed screen');
  const line = page.getByRole('slider', { name: 'Position' });
  const recordingID = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const read = await page.request.get(`/api/recordings/${recordingID}`);
  const { startedAt, events } = (await read.json()) as {
    startedAt: string;
    events: readonly { at: string; person: { name: string } | null }[];
  };
  const at = events.find(({ person }) => person?.name === 'Han Xue')?.at ?? '';
  const moment = (Date.parse(at) - Date.parse(startedAt)) / 1000;
  expect(moment).toBeGreaterThan(0.5);
  const isThere = () => expect.poll(async () => Math.abs((await timeOf(video)) - moment)).toBeLessThan(1);

  // The list plays from there.
  await page
    .getByRole('list', { name: 'Events' })
    .getByRole('button', { name: /Han Xue entered/ })
    .click();
  await isThere();
  await expectPlayingFrom(video, moment);
  expect(await video.evaluate((each: HTMLVideoElement) => each.videoWidth)).toBe(320);
  expect(await video.evaluate((each: HTMLVideoElement) => each.duration)).toBeGreaterThan(6);

  // The key, from the beginning.
  await pause(page, video);
  await line.press('Home');
  await expect.poll(() => timeOf(video)).toBe(0);
  await page.keyboard.press(']');
  await isThere();
  await page.keyboard.press('k');
  await expectPlayingFrom(video, moment);

  // The sign on the line.
  await pause(page, video);
  await line.press('Home');
  await expect.poll(() => timeOf(video)).toBe(0);
  await page.getByTitle(/Han Xue entered/).click();
  await isThere();
  return moment;
}

/** Speaks of the moment that is seen, judges the call by a form and shows it to the agent. */
async function sayAndJudge(page: Page, moment: number): Promise<void> {
  await page.getByRole('button', { name: 'Comment at this moment' }).click();
  const words = page.getByRole('textbox', { name: `Comment at ${timeWords(moment)}` });
  await words.fill('You let the customer wait here');
  await page.getByRole('checkbox', { name: /to see$/ }).check();
  await page.getByRole('region', { name: 'Comments' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('You let the customer wait here', { exact: true })).toBeVisible();

  await page.getByRole('tab', { name: 'Reviews' }).click();
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await expect(page).toHaveURL(/\/reviews\/[\w-]+$/);
  await expect(page.getByLabel('Summary')).toBeVisible();
  for (const question of await page.getByRole('main').getByRole('radiogroup').all()) {
    await question.locator('label').first().click();
  }
  await page.getByLabel('Summary').fill('Calm and clear');
  await expect(page.getByText('Draft kept')).toBeVisible();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('heading', { name: 'Conversation' })).toBeVisible();
}

/** What the agent finds, reads, hears at its moment, and says to it. */
async function answer(page: Page, moment: number): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /^Reviews/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reviews' })).toBeVisible();
  await page.getByRole('link', { name: 'Pushed screen' }).click();
  await expect(page.getByText('Calm and clear')).toBeVisible();
  await expect(page.getByText('You let the customer wait here', { exact: true })).toBeVisible();
  await page
    .getByRole('button', { name: `Go to ${timeWords(moment)}` })
    .first()
    .click();
  await expectPlayingFrom(page.locator('video'), Math.floor(moment) - 1);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('textbox', { name: 'Answer' }).fill('I was looking for the number');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('I was looking for the number', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'I have read it' }).click();
  await page.getByLabel('Message').fill('Thank you');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Conversation' })).toContainText('Thank you');
}

/** 0:04 */
function timeWords(seconds: number): string {
  return `0:${String(Math.floor(seconds)).padStart(2, '0')}`;
}

test('what was pushed until everything died is found and plays', async ({ taking }) => {
  const { server, nginx, service, windowOf } = await taking('nginx');
  const room = await service.call('createRoom', { body: { name: 'Pushed screen', recording: streamed } });
  const started = await service.call('startCall', {
    body: { roomID: room.roomID, template: '1v1', recording: streamed },
  });
  if (!('recording' in started)) throw new Error('a call in a room');
  const running = push(started.recording.cloudRecordUrl, 60, { realTime: true });
  const bytesOf = async () => (await recordingOf(service, room.roomID))?.bytes ?? 0;
  await expect.poll(bytesOf, { timeout: 30_000 }).toBeGreaterThan(150_000);
  // nginx, the publisher and the server: none of them says a word.
  await nginx?.kill();
  await running.kill();
  await server.kill();
  await server.start();
  await service.endCall();

  const page = await windowOf('gu_qing');
  await page.goto(`/recordings?room=${room.roomID}`);
  // An ingest that died told nobody: that is believed after 45 seconds.
  await expect(page.getByRole('row', { name: /Pushed screen/ }).getByText('Ready')).toBeVisible({
    timeout: 150_000,
  });
  await page.getByRole('link', { name: 'Pushed screen' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  const video = page.getByLabel('Recording of Pushed screen');
  await expectPlayingFrom(video, 0);
  expect(await video.evaluate((each: HTMLVideoElement) => each.duration)).toBeGreaterThan(3);
});
