/** Proves the ground that the call stories stand on: a click on a link of the custom scheme starts a real process. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../../scripts/lib/server.mjs';
import { launchBrowser } from './support/browser';

const LINK = 'TXCloudRoom://HOST?json={"userID":"agent_1","name":"沈 若溪","n":"100%25"}';
/** The scheme in lower case, everything that is not plain ASCII percent-coded, `%25` left alone. */
const ARRIVES =
  'txcloudroom://127.0.0.1?json=%7B%22userID%22:%22agent_1%22,%22name%22:%22%E6%B2%88%20%E8%8B%A5%E6%BA%AA%22,%22n%22:%22100%25%22%7D';

let page: Server;
let origin: string;
let folder: string;

test.beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  page = createServer(({ headers }, response) => {
    const link = LINK.replace('HOST', headers.host?.split(':')[0] ?? '');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<a href="${link.replaceAll('"', '&quot;')}">open</a>`);
  });
  page.listen(port); // localhost may mean ::1
  await once(page, 'listening');
  folder = await mkdtemp(join(tmpdir(), 'webexe-handler-'));
  await writeFile(join(folder, 'handler.mjs'), 'console.log(JSON.stringify(process.argv.slice(2)));');
});

test.afterAll(async () => {
  page.close();
  await rm(folder, { recursive: true, force: true });
});

test('a click on the link starts the handler once, with the exact argument', async () => {
  const browser = await launchBrowser({ origin, handler: join(folder, 'handler.mjs') });
  try {
    const tab = await browser.context.newPage();
    await tab.goto(origin);
    await tab.getByRole('link', { name: 'open' }).click();
    await expect.poll(() => browser.programOutput()).toBe(JSON.stringify([ARRIVES]));
    expect(await browser.openedURLs()).toEqual([ARRIVES]);
  } finally {
    await browser.close();
  }
});

test('a link of an origin that was not allowed starts nothing', async () => {
  const browser = await launchBrowser({ origin, handler: join(folder, 'handler.mjs') });
  try {
    const stranger = await browser.context.newPage();
    await stranger.goto(origin.replace('127.0.0.1', 'localhost'));
    await stranger.getByRole('link', { name: 'open' }).click();
    await stranger.close();
    // The browser handles launches in order: once the allowed one has arrived, the other would have.
    const allowed = await browser.context.newPage();
    await allowed.goto(origin);
    await allowed.getByRole('link', { name: 'open' }).click();
    await expect.poll(() => browser.openedURLs()).toEqual([ARRIVES]);
  } finally {
    await browser.close();
  }
});
