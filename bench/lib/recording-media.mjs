// A recording as people meet it: pushed until it can be played, the first picture after a press, and a jump in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, signIn, startServer } from '../../scripts/lib/server.mjs';

const PUSHED_SECONDS = 10;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {number} runs
 * @returns {Promise<Record<'push_to_ready' | 'first_frame' | 'seek', number[]>>} milliseconds
 */
export async function measureMedia(browser, runs) {
  const ingestPort = await freePort();
  const server = await startServer({
    demo: true,
    env: { INGEST: 'embedded', INGEST_PORT: String(ingestPort) },
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const { origin } = server;
    await signIn(context.request, origin, server.person('agent'));
    const pushed = [];
    for (let run = 0; run < runs; run += 1) pushed.push(await pushOne(context.request, origin, run));
    await signIn(context.request, origin, server.person('admin'));
    const page = await context.newPage();
    /** @type {number[]} */
    const frames = [];
    /** @type {number[]} */
    const seeks = [];
    for (let run = 0; run < runs; run += 1) {
      await page.goto(`${origin}/recordings/${pushed[0]?.recordingID}?run=${run}`);
      await page.locator('section button', { hasText: 'Play' }).waitFor();
      frames.push(await page.evaluate(pressPlay));
      seeks.push(await page.evaluate(jump, (run % 2) * 5 + 2));
      // Nobody stopped in the middle: the next run begins at the beginning, too.
      await page.evaluate(() => localStorage.clear());
    }
    await context.close();
    return { push_to_ready: pushed.map(({ ms }) => ms), first_frame: frames, seek: seeks };
  } finally {
    await server.dispose();
  }
}

/**
 * Pushes a screen as fast as it is made; times from its last byte to when it can be played.
 * @param {import('@playwright/test').APIRequestContext} request
 * @param {string} origin
 * @param {number} run
 */
async function pushOne(request, origin, run) {
  /** @param {string} path @param {object} [data] */
  const post = async (path, data) => {
    const answer = await request.post(`${origin}/api${path}`, { data, headers: { Origin: origin } });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  const room = await post('/rooms', { name: `Pushed ${run}` });
  const recording = { mixRecord: false, screenRecord: 1, cloudRecordUrl: '', recordPath: '' };
  const started = await post('/calls', { roomID: room.roomID, template: '1v1', recording });
  const { callID } = started.call;
  const child = spawn('ffmpeg', pushArgs(started.recording.cloudRecordUrl), {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'close');
  const began = performance.now();
  await post(`/calls/${callID}/end`, { reason: 'left' });
  for (;;) {
    const answer = await request.get(`${origin}/api/recordings?callID=${callID}`);
    const [found] = (await answer.json()).items;
    if (found?.state === 'ready') return { ms: performance.now() - began, recordingID: found.recordingID };
    if (found?.state === 'failed' || performance.now() - began > 120_000) {
      throw new Error(`A pushed recording is ${found?.state}: ${found?.trouble}`);
    }
    await wait(20);
  }
}

/** @param {string} url */
function pushArgs(url) {
  return [
    ...['-v', 'error', '-nostdin'],
    ...['-f', 'lavfi', '-i', `testsrc=size=1280x720:rate=15:duration=${PUSHED_SECONDS}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${PUSHED_SECONDS}`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '15', '-c:a', 'aac'],
    ...['-shortest', '-f', 'flv', url],
  ];
}

/** In the page: from a press on Play to the first picture on the screen. */
function pressPlay() {
  const button = [...document.querySelectorAll('section button')].find((each) => each.textContent === 'Play');
  const video = document.querySelector('video');
  return new Promise((/** @type {(ms: number) => void} */ done, fail) => {
    if (!(button instanceof HTMLElement) || !video) return fail(new Error('no player'));
    const began = performance.now();
    video.requestVideoFrameCallback(() => done(performance.now() - began));
    button.click();
  });
}

/**
 * In the page: from a jump to the picture of that moment.
 * @param {number} seconds
 */
function jump(seconds) {
  const video = document.querySelector('video');
  return new Promise((/** @type {(ms: number) => void} */ done, fail) => {
    if (!video) return fail(new Error('no player'));
    const began = performance.now();
    /** @param {number} _now @param {VideoFrameCallbackMetadata} frame */
    const look = (_now, frame) => {
      if (Math.abs(frame.mediaTime - seconds) < 1) done(performance.now() - began);
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    video.currentTime = seconds;
  });
}
