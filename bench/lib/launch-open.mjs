// From the click to the opened link, in a real Chromium with a real custom scheme: until the page has handed the link to the
// browser, which is the launcher's part, and until the system is told to open it, by an `xdg-open` of ours that notes the
// time. Chromium runs two scripts in between, so a bare link in the same page is measured beside it.
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, openLauncherPage, serveLauncherPage } from './launch-page.mjs';

const WARM_UP = 2;

/**
 * @param {number} runs
 * @returns {Promise<{ handed: number[], opened: number[], bare: number[] }>} milliseconds
 */
export async function openTimes(runs) {
  const folder = await mkdtemp(join(tmpdir(), 'webexe-bench-'));
  const port = 48_887; // nobody answers there, as when no program runs
  const site = await serveLauncherPage(port);
  const { origin } = site;
  try {
    const log = join(folder, 'opened');
    const context = await chromium.launchPersistentContext(await profileThatAllows(folder, origin), {
      executablePath: /** @type {string} */ (process.env.CHROMIUM),
      args: CHROMIUM_ARGS,
      env: { ...process.env, PATH: `${await openerIn(folder, log)}${delimiter}${process.env.PATH}` },
    });
    const page = await context.newPage();
    await openLauncherPage(page, origin);
    await page.evaluate(prepare, port);
    const times = {
      handed: /** @type {number[]} */ ([]),
      opened: /** @type {number[]} */ ([]),
      bare: /** @type {number[]} */ ([]),
    };
    let lines = 0;
    const press = async (/** @type {string} */ name) => {
      await page.getByRole('button', { name }).click();
      const opened = await lineOf(log, lines++);
      const { clickedAt, handedAt } = await page.evaluate(() => /** @type {any} */ (window).seen);
      return { handed: handedAt - clickedAt, opened: opened - clickedAt };
    };
    for (let run = -WARM_UP; run < runs; run += 1) {
      const ours = await press('launcher');
      await page.evaluate(() => /** @type {any} */ (window).reset());
      const bare = await press('link');
      if (run < 0) continue;
      times.handed.push(ours.handed);
      times.opened.push(ours.opened);
      times.bare.push(bare.opened);
    }
    await context.close();
    return times;
  } finally {
    site.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {number} port */
function prepare(port) {
  const sdk = /** @type {any} */ (window).launcherSdk;
  const launcher = sdk.createLauncher({
    ...sdk.createBrowserPorts(),
    transport: sdk.createFrameTransport({ frameUrl: '/launcher-frame', port }),
    port,
  });
  const seen = { clickedAt: 0, handedAt: 0 };
  const now = (/** @type {number} */ time) => performance.timeOrigin + time;
  const bareLink = document.createElement('a');
  bareLink.href = 'txcloudroom://liteav/params?json={}';
  const buttons = {
    launcher: () =>
      launcher.start({
        ...{
          type: 'RTCRoom',
          callID: 'c1',
          serverDomain: 'https://h/',
          roomAction: 'createRoom',
          roomID: '1',
        },
        ...{ sdkAppID: 1, accType: '1', userID: 'u', userSig: 's', template: '1v1' },
      }),
    link: () => bareLink.click(),
  };
  for (const [name, act] of Object.entries(buttons)) {
    const button = document.createElement('button');
    button.textContent = name;
    button.onclick = ({ timeStamp }) => {
      seen.clickedAt = now(timeStamp);
      act();
    };
    document.body.append(button, bareLink);
  }
  addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof HTMLAnchorElement) seen.handedAt = now(performance.now());
    },
    { capture: true },
  );
  Object.assign(window, {
    seen,
    reset: () => {
      launcher.cancel();
      launcher.dismiss();
    },
  });
}

/**
 * @param {string} folder
 * @param {string} origin
 */
async function profileThatAllows(folder, origin) {
  const profile = join(folder, 'profile');
  await mkdir(join(profile, 'Default'), { recursive: true });
  const pairs = { [origin]: { txcloudroom: true } };
  const preferences = { protocol_handler: { allowed_origin_protocol_pairs: pairs } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  return profile;
}

/**
 * @param {string} folder
 * @param {string} log
 */
async function openerIn(folder, log) {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\ndate +%s%N >>'${log}'\n`);
  await chmod(join(bin, 'xdg-open'), 0o755);
  return bin;
}

/**
 * The time of the nth opening, in milliseconds, when it has happened.
 * @param {string} log
 * @param {number} nth
 */
async function lineOf(log, nth) {
  for (let waited = 0; waited < 10_000; waited += 5) {
    const line = (await readFile(log, 'utf8').catch(() => '')).split('\n')[nth];
    if (line) return Number(line) / 1e6;
    await sleep(5);
  }
  throw new Error('The link was not opened');
}
