/** The drop-in as a page of 2018 uses it, in a real Chromium on real sockets. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { buildDropIn, frameScriptAsBuilt } from '../../scripts/lib/drop-in.mjs';
import { startFakeDesktop, type FakeDesktop } from '../../mocks/desktop/fake-desktop';
import type { DropIn } from '../../src/launcher/drop-in/create-drop-in';
import { asTheSystemGetsIt } from '../launcher/support/requests';

declare global {
  interface Window extends DropIn {
    told: unknown[];
    openLink(url: string): Promise<void>;
  }
}

const policies = {
  documented: "default-src 'self'; script-src 'self' HASH http://localhost:*; worker-src blob:",
  'without the hash': "default-src 'self'; script-src 'self' http://localhost:*; worker-src blob:",
  'without the address': "default-src 'self'; script-src 'self' HASH; worker-src blob:",
  'without workers': "default-src 'self'; script-src 'self' HASH http://localhost:*; worker-src 'none'",
};

let hash = '';
let script = '';
let close: () => Promise<void>;
let program: FakeDesktop | null = null;
const troubles: string[] = [];

test.beforeAll(async () => {
  const built = createHash('sha256').update(await frameScriptAsBuilt());
  hash = `'sha256-${built.digest('base64')}'`;
  script = (await buildDropIn()).code;
});

test.afterEach(async () => {
  await Promise.all([program?.crash(), close()]);
});

/** A page on the drop-in whose programs, which run side by side, listen on `port`. */
async function openPage(page: Page, port: number, policy: keyof typeof policies): Promise<void> {
  const server = createServer(({ url }, response) => {
    if (url === '/exe-starter.js') {
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(script);
      return;
    }
    response
      .setHeader('Content-Security-Policy', policies[policy].replace('HASH', hash))
      .setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>page</title><body><script src="/exe-starter.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  troubles.length = 0;
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.exposeFunction('openLink', async (url: string) => {
    program ??= await startFakeDesktop({ port });
    program.launch(asTheSystemGetsIt(url));
  });
  await page.addInitScript((wanted) => {
    window.told = [];
    Math.random = () => (wanted - 50_000 + 0.5) / 15_536;
    HTMLAnchorElement.prototype.click = function openByTheSystem() {
      void window.openLink(this.href);
    };
  }, port);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`); // a TCP server's address is never a path
}

async function aFreePort(): Promise<number> {
  const one = createServer();
  for (let port = 50_100; ; port += 1) {
    const bound = await new Promise<boolean>((done) => {
      one.once('error', () => done(false));
      one.listen(port, '127.0.0.1', () => done(true));
    });
    one.removeAllListeners('error');
    if (!bound) continue;
    one.close();
    await once(one, 'close');
    return port;
  }
}

const startRoom = (page: Page) =>
  page.evaluate(() => {
    const tell = (name: string) => (ret: unknown) => window.told.push([name, ret]);
    window.RtcRoom.setListener({
      onRoomClose: tell('onRoomClose'),
      onRecvEvent: (_roomID: string, cmd: { event: string }) => window.told.push(['onRecvEvent', cmd]),
    });
    window.RtcRoom.startEXE({
      userdata: { userID: 'agent_lin', sdkAppID: 1, accType: '1', userSig: 's' },
      roomdata: { serverDomain: 'https://h/', roomAction: 'createRoom', roomID: '7', template: '1v1' },
      custom: { singleton: false },
      success: tell('success'),
      fail: tell('fail'),
    });
  });
const told = (page: Page) => page.evaluate(() => window.told);

for (const policy of ['documented', 'without workers'] as const) {
  test(`a call from start to end under a policy ${policy}`, async ({ page }) => {
    program = null;
    const port = await aFreePort();
    await openPage(page, port, policy);
    await startRoom(page);
    await expect.poll(() => told(page)).toContainEqual(['success', { data: { httpPort: port } }]);
    program = program as FakeDesktop | null; // openLink has set it meanwhile
    program?.emit({ event: 'sdkEventCallback', eventID: 1002, params: [{ name: 'EVT_MSG', value: 'ok' }] });
    await expect
      .poll(() => told(page))
      .toContainEqual(['onRecvEvent', expect.objectContaining({ event: 'sdkEventCallback', eventID: 1002 })]);
    await page.evaluate(() => window.RtcRoom.stopEXE({ data: { roomID: '7' } }));
    expect(await program?.ended).toBe(0);
    expect(troubles).toEqual([]);
  });
}

for (const policy of ['without the hash', 'without the address'] as const) {
  test(`a policy ${policy} is named as the reason`, async ({ page }) => {
    program = null;
    await openPage(page, await aFreePort(), policy);
    await startRoom(page);
    const failed = ['fail', expect.objectContaining({ errCode: -3 })];
    await expect.poll(() => told(page)).toContainEqual(failed);
  });
}

test('the page gets the old names and nothing else, and its prototypes are left alone', async ({ page }) => {
  program = null;
  await openPage(page, await aFreePort(), 'documented');
  const names = await page.evaluate(() => {
    const bare = document.createElement('iframe');
    document.body.append(bare);
    const known = new Set(Object.getOwnPropertyNames(bare.contentWindow));
    return Object.getOwnPropertyNames(window).filter((name) => !known.has(name));
  });
  const added = ['LiveRoom', 'RtcRoom', 'PushPlay', 'ExeMsgChannel', 'EnumDef', 'getSDKLoginInfo', 'request'];
  expect(names).toEqual(expect.arrayContaining(added));
  const ofTheTest = ['told', 'openLink', '0'];
  const rest = names.filter(
    (name) => !added.includes(name) && !ofTheTest.includes(name) && !name.startsWith('__'),
  );
  expect(rest).toEqual([]);
  expect(await page.evaluate(() => 'Format' in Date.prototype)).toBe(false);
});

test('whoever owns the port runs in an origin of its own, with no way to the page or out', async ({
  page,
}) => {
  program = null;
  const port = await aFreePort();
  const stolen: string[] = [];
  const thief = createServer(({ url = '' }, response) => {
    if (!/^\/(query|externalProtol|quit)/.test(url)) stolen.push(url);
    const home = `http://localhost:${port}`;
    const callback = new URL(url, home).searchParams.get('callback');
    response.setHeader('Content-Type', 'text/javascript').end(`
      var attempt = (act) => { try { act(); } catch {} };
      attempt(() => { parent.document.title = 'stolen'; });
      attempt(() => { top.location = '${home}/top'; });
      attempt(() => { fetch('${home}/fetch').catch(() => {}); new Image().src = '${home}/image'; });
      attempt(() => { document.title = self.origin; });
      ${callback}({ code: 0, data: null, message: '', port: ${port} });`);
  });
  thief.listen(port, '127.0.0.1');
  await once(thief, 'listening');
  try {
    await openPage(page, port, 'documented');
    await page.evaluate(() => {
      window.openLink = () => Promise.resolve();
    });
    await startRoom(page);
    await expect.poll(() => told(page)).toContainEqual(['success', { data: { httpPort: port } }]);
    const frames = page.frames().filter((frame) => frame.url() === 'about:srcdoc');
    await expect.poll(() => frames.at(-1)?.evaluate(() => document.title)).toBe('null');
    expect(await page.title()).toBe('page');
    expect(stolen).toEqual([]);
  } finally {
    thief.closeAllConnections();
    thief.close();
    await once(thief, 'close');
  }
});
