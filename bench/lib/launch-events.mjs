// How old an event of the program is when the page hears of it. Program and browser run on one machine, by one clock.
import { setTimeout as sleep } from 'node:timers/promises';
import { withPageAndProgram } from './launch-page.mjs';

/**
 * @param {number} events
 * @param {'2018' | 'modern'} dialect
 * @returns {Promise<number[]>} milliseconds
 */
export function eventAges(events, dialect) {
  return withPageAndProgram({ dialect }, async ({ page, program, origin }) => {
    await page.evaluate(startCall, program.port);
    program.launch(
      `txcloudroom://liteav/params?json=${encodeURIComponent(JSON.stringify(order(program.port, origin)))}`,
    );
    await page.waitForFunction(() => /** @type {any} */ (window).launcher.state.name === 'inRoom');
    /** @type {number[]} */
    const sent = [];
    for (let at = 0; at < events; at += 1) {
      sent.push(performance.timeOrigin + performance.now());
      program.emit({
        event: 'roomTextMsg',
        msg: String(at),
        roomID: '1',
        userID: 'u',
        userName: '',
        userAvatar: '',
      });
      await sleep(7 + ((at * 37) % 90)); // neither in step with the questions nor all at once
    }
    await page.waitForFunction((wanted) => /** @type {any} */ (window).heard.length >= wanted, events);
    /** @type {[number, number][]} */
    const heard = await page.evaluate(() => /** @type {any} */ (window).heard);
    return heard.map(([at, when]) => when - Number(sent[at]));
  });
}

/** @param {number} port */
function startCall(port) {
  const sdk = /** @type {any} */ (window).launcherSdk;
  /** @type {[number, number][]} */
  const heard = [];
  const launcher = sdk.createLauncher({
    ...sdk.createBrowserPorts(),
    opener: { open: () => undefined }, // the program is started by hand
    transport: sdk.createFrameTransport({ frameUrl: '/launcher-frame', port }),
    modern: sdk.createModernDialect({
      fetch: (/** @type {string} */ url, /** @type {RequestInit} */ init) => fetch(url, init),
      random: (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => crypto.getRandomValues(bytes),
    }),
    port,
  });
  launcher.onEvent((/** @type {{ event: string, msg: string }} */ { event, msg }) => {
    if (event === 'roomTextMsg') heard.push([Number(msg), performance.timeOrigin + performance.now()]);
  });
  Object.assign(window, { launcher, heard });
  void launcher.attach({
    call: { callID: 'c1', type: 'RTCRoom', roomID: '1', roomName: '', userID: 'u', template: '1v1' },
    steps: { ready: 0, looked: 0, opened: 0, connected: 0, inRoom: 0 },
    attempt: 1,
  });
}

/**
 * @param {number} port
 * @param {string} origin whose page may listen
 */
function order(port, origin) {
  return {
    ...{ dataChannel: 'externalProtol', type: 'RTCRoom', action: 'createRoom', template: '1v1', port },
    ...{ serverDomain: `${origin}/`, sdkAppID: 1, accountType: '1', singleton: true },
    ...{ userID: 'u', userSig: 's', userName: 'u', userAvatar: '', roomID: '1', roomInfo: '' },
  };
}
