/** The frame that asks the program, in a real Chromium on real sockets. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, type Frame, type Page } from '@playwright/test';
import { startFakeDesktop, type FakeDesktop } from '../../mocks/desktop/fake-desktop';
import type * as Sdk from '../../src/launcher';
import type { ProgramEvent } from '../../src/launcher';
import { aLaunch, asTheSystemGetsIt } from '../launcher/support/requests';
import { servePage, type PageServer } from './page-server';

declare global {
  interface Window {
    launcherSdk: typeof Sdk;
    launcher: Sdk.Launcher;
    transport: Sdk.Transport;
    events: ProgramEvent[];
    openLink(url: string): Promise<void>;
  }
}

let program: FakeDesktop;
let server: PageServer;
const troubles: string[] = [];

test.beforeEach(async ({ page }) => {
  program = await startFakeDesktop();
  server = await servePage({ programPort: program.port });
  troubles.length = 0;
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to|sandboxed|postMessage/.test(message.text()))
      troubles.push(message.text());
  });
});

test.afterEach(async () => {
  await Promise.all([program.crash(), server.close()]);
});

async function openPage(page: Page, frameUrl = '/launcher-frame'): Promise<void> {
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.evaluate(
    ([url, port]) => {
      window.transport = window.launcherSdk.createFrameTransport({ frameUrl: url, port });
    },
    [frameUrl, program.port] as const,
  );
}

const query = (page: Page) =>
  page.evaluate(() =>
    window.transport
      .request('/query', {}, { limitMs: 3000 })
      .catch((error: Sdk.TransportError) => error.code),
  );

function frameOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().endsWith('/launcher-frame'));
  if (!frame) throw new Error('there is no frame');
  return frame;
}

test('asks the program and hands over what it said', async ({ page }) => {
  await openPage(page);
  program.emit({ event: 'roomTextMsg', msg: 'hi "x" </script>\n\u2028 曹操', roomID: 'r' });
  expect(await query(page)).toMatchObject({
    kind: 'answer',
    value: {
      code: 0,
      data: [{ event: 'roomTextMsg', msg: 'hi "x" </script>\n\u2028 曹操', roomID: 'r' }],
      message: '',
      port: program.port,
    },
  });
  expect(program.requests[0]).toMatch(/^\/query\?callback=jsonp_callback_1&v=\d+$/);
  expect(troubles).toEqual([]);
});

test('is an origin of its own, with neither storage nor a way to the page', async ({ page }) => {
  await openPage(page);
  await query(page);
  const inside = await frameOf(page).evaluate(() => {
    const attempt = (reach: () => unknown) => {
      try {
        return String(reach());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [self.origin, attempt(() => parent.document.title), attempt(() => localStorage.length)];
  });
  expect(inside).toEqual(['null', 'SecurityError', 'SecurityError']);
});

test('A2 leaves no node, global or listener behind after 2,400 questions, answered or not', async ({
  page,
}) => {
  await openPage(page);
  const ask = (times: number) =>
    page.evaluate(async (wanted) => {
      for (let count = 0; count < wanted; count += 1) {
        await window.transport.request('/query', {}).catch(() => undefined);
      }
    }, times);
  const browser = await page.context().newCDPSession(page);
  const census = async () => {
    await browser.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await browser.send('Memory.getDOMCounters');
    const globals = await frameOf(page).evaluate(() => Object.getOwnPropertyNames(window).length);
    const scripts = await frameOf(page).evaluate(() => document.scripts.length);
    return { nodes, jsEventListeners, globals, scripts };
  };
  await ask(20); // the frame is up, and the browser has made what it keeps
  const before = await census();
  for (const kind of ['polite', 'wrongJson', 'wrongCallback', 'http500', 'reset'] as const) {
    program.behave({ kind });
    await ask(480);
  }
  const after = await census();
  expect(after).toEqual({ ...before, nodes: expect.any(Number), jsEventListeners: expect.any(Number) });
  // The browser itself keeps some of both for a while; each question that leaked would be in the thousands.
  expect(after.nodes - before.nodes).toBeLessThan(50);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(50);
  expect(troubles).toEqual([]);
});

test('a question that nobody waits for any more leaves nothing when its reply comes late', async ({
  page,
}) => {
  await openPage(page);
  await query(page);
  program.behave({ kind: 'slow', ms: 300 });
  const outcome = await page.evaluate(() =>
    window.transport.request('/query', {}, { limitMs: 50 }).catch((error: Sdk.TransportError) => error.code),
  );
  expect(outcome).toBe('timeout');
  await expect
    .poll(() =>
      frameOf(page).evaluate(
        () => Object.getOwnPropertyNames(window).filter((name) => name.startsWith('jsonp_callback')).length,
      ),
    )
    .toBe(0);
  expect(troubles).toEqual([]);
});

for (const [kind, outcome] of [
  ['wrongJson', 'unreachable'], // a page: Chromium never hands HTML to a script element
  ['wrongCallback', 'empty'],
  ['http500', 'unreachable'],
  ['reset', 'unreachable'],
] as const) {
  test(`a program that is rude (${kind}) is told apart from one that answers`, async ({ page }) => {
    await openPage(page);
    program.behave({ kind });
    const got = await query(page);
    expect(typeof got === 'object' ? got.kind : got).toBe(outcome);
    program.behave({ kind: 'polite' });
    expect(await query(page)).toMatchObject({ kind: 'answer' });
    expect(troubles).toEqual([]);
  });
}

test('a hostile program reaches nothing around the frame, and its forged words are taken for nothing', async ({
  page,
}) => {
  await openPage(page);
  await page.evaluate(() => {
    document.cookie = 'webexe=secret';
    localStorage.setItem('secret', '1');
  });
  await query(page); // the frame is up
  program.behave({ kind: 'hostileScript' });
  const asked = query(page);
  const told = () => program.requests.find((request) => request.startsWith('/hostile?'));
  await expect.poll(told).toMatch(/^\/hostile\?reached=(?:&|$)/);
  expect(await asked).toMatchObject({ kind: 'empty' });
  program.behave({ kind: 'polite' });
  for (let time = 0; time < 3; time += 1) {
    expect(await query(page)).toMatchObject({ kind: 'answer', value: { data: null, port: program.port } });
  }
  expect(await page.evaluate(() => [document.cookie, localStorage.getItem('secret')])).toEqual([
    'webexe=secret',
    '1',
  ]);
});

test('the same script run in a page of ours reaches what the frame keeps from it', async ({ page }) => {
  program.behave({ kind: 'hostileScript' });
  const own = await startFakeDesktop();
  await page.goto(`http://127.0.0.1:${own.port}/nothing`);
  await page.addScriptTag({ url: `http://localhost:${program.port}/query?callback=cb` });
  const told = () => program.requests.find((request) => request.startsWith('/hostile?')) ?? '';
  await expect.poll(told).toContain('origin');
  expect(decodeURIComponent(told())).toContain('cookies,localStorage,sessionStorage');
  await own.crash();
});

test('nobody there is unreachable at once', async ({ page }) => {
  await openPage(page);
  await program.crash();
  expect(await query(page)).toBe('unreachable');
});

test('quit has an empty reply, which counts as an answer', async ({ page }) => {
  await openPage(page);
  expect(await page.evaluate(() => window.transport.request('/quit', {}))).toMatchObject({ kind: 'empty' });
  expect(await program.ended).toBe(0);
});

test('waits by the timers of a worker, which a hidden tab does not slow down', async ({ page }) => {
  await openPage(page);
  const took = await page.evaluate(async () => {
    const began = performance.now();
    await window.transport.delay(120, new AbortController().signal);
    return performance.now() - began;
  });
  expect(took).toBeGreaterThanOrEqual(119);
  expect(page.workers()).toHaveLength(1);
});

test('aborting ends a wait and a question', async ({ page }) => {
  await openPage(page);
  program.behave({ kind: 'hang' });
  const outcomes = await page.evaluate(async () => {
    const giveUp = new AbortController();
    const { signal } = giveUp;
    const both = [window.transport.delay(60_000, signal), window.transport.request('/query', {}, { signal })];
    giveUp.abort();
    return (await Promise.allSettled(both)).map((one) => one.status === 'rejected' && one.reason.code);
  });
  expect(outcomes).toEqual(['aborted', 'aborted']);
});

test('closing ends all that waits and takes the frame away', async ({ page }) => {
  await openPage(page);
  await query(page);
  program.behave({ kind: 'hang' });
  const outcome = await page.evaluate(() => {
    const asked = window.transport.request('/query', {}).catch((error: Sdk.TransportError) => error.code);
    window.transport.close();
    return asked;
  });
  expect(outcome).toBe('closed');
  expect(page.frames()).toHaveLength(1);
});

test('a frame that is not served is reported as blocked', async ({ page }) => {
  await openPage(page, '/no-such-frame');
  expect(await query(page)).toBe('blocked');
});

test("a frame that the page's policy forbids is reported as blocked", async ({ page }) => {
  await openPage(page, `http://localhost:${server.port}/launcher-frame`);
  expect(await query(page)).toBe('blocked');
});

test('a launcher in the page carries a call from start to end', async ({ page }) => {
  await program.crash();
  const port = program.port;
  await page.exposeFunction('openLink', async (url: string) => {
    // A program that listens at once would be taken for one that ran before: it starts after a question was refused.
    await page.waitForEvent('requestfailed', (request) => request.url().includes(`:${port}/`));
    program = await startFakeDesktop({ port });
    program.launch(asTheSystemGetsIt(url));
  });
  await openPage(page);
  await page.evaluate(
    async ([launch, programPort]) => {
      const { createBrowserPorts, createLauncher } = window.launcherSdk;
      window.events = [];
      window.launcher = createLauncher({
        ...createBrowserPorts(),
        opener: { open: (url) => void window.openLink(url) },
        transport: window.transport,
        port: programPort,
      });
      window.launcher.onEvent((event) => window.events.push(event));
      await window.launcher.look(); // as a console does when it opens; it also brings the frame up
      window.launcher.start(launch);
    },
    [aLaunch(), port] as const,
  );
  const state = () => page.evaluate(() => window.launcher.state);
  await expect.poll(state).toMatchObject({ name: 'inRoom', members: [{ userID: 'agent_lin', role: 0 }] });

  const ages = await measureEvents(page);
  expect(ages.median).toBeLessThan(250); // what the 2018 SDK needs; here about a tenth of it on a quiet machine

  await page.reload();
  await openPage(page);
  await page.evaluate(async (programPort) => {
    const { createBrowserPorts, createLauncher } = window.launcherSdk;
    window.launcher = createLauncher({
      ...createBrowserPorts(),
      transport: window.transport,
      port: programPort,
    });
    await window.launcher.attach();
  }, port);
  await expect.poll(state).toMatchObject({ name: 'inRoom', call: { callID: 'c1' } });

  await page.evaluate(() => window.launcher.leave());
  expect(await state()).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'console' } });
  expect(await program.ended).toBe(0);
  expect(troubles).toEqual([]);
});

test('a tab that sleeps hears everything in order when it wakes', async ({ page }) => {
  await openPage(page);
  await page.evaluate(async (port) => {
    const { createBrowserPorts, createLauncher } = window.launcherSdk;
    window.events = [];
    window.launcher = createLauncher({ ...createBrowserPorts(), transport: window.transport, port });
    window.launcher.onEvent((event) => window.events.push(event));
    await window.launcher.attach({
      call: {
        callID: 'c1',
        type: 'RTCRoom',
        roomID: '1',
        roomName: '',
        userID: 'agent_lin',
        template: '1v1',
      },
      steps: { ready: 0, looked: 0, opened: 0, connected: 0, inRoom: 0 },
      attempt: 1,
    });
  }, program.port);
  await expect.poll(() => page.evaluate(() => window.launcher.state.name)).toBe('inRoom');

  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setWebLifecycleState', { state: 'frozen' });
  const sent = Array.from({ length: 50 }, (_, at) => `m${at}`);
  for (const msg of sent) program.emit({ event: 'roomTextMsg', msg });
  await browser.send('Page.setWebLifecycleState', { state: 'active' });
  await expect
    .poll(() => page.evaluate(() => window.events.map((event) => event.event === 'roomTextMsg' && event.msg)))
    .toEqual(sent);
  expect(troubles).toEqual([]);
});

/** How old an event is when the page hears of it. */
async function measureEvents(page: Page): Promise<{ median: number }> {
  await page.evaluate(() => {
    window.events = [];
    window.launcher.onEvent((event) => {
      if (event.event === 'roomTextMsg') document.title = `${event.msg} ${Date.now()}`;
    });
  });
  const ages: number[] = [];
  for (let count = 0; count < 20; count += 1) {
    const sent = Date.now();
    program.emit({ event: 'roomTextMsg', msg: `m${count}` });
    await expect.poll(() => page.title(), { intervals: [5] }).toContain(`m${count} `);
    ages.push(Number((await page.title()).split(' ')[1]) - sent);
  }
  return { median: ages.sort((a, b) => a - b)[10] ?? 0 };
}

test('whoever owns the port can neither reach the page nor send anything away', async ({ page }) => {
  await program.crash();
  const thief = await startThief(program.port);
  try {
    await openPage(page);
    expect(await query(page)).toMatchObject({ kind: 'answer' });
    await expect.poll(() => frameOf(page).evaluate(() => document.title)).toBe('tried 3');
    expect(await page.title()).toBe('page');
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    expect(thief.stolen()).toEqual([]);
  } finally {
    await thief.close();
  }
});

/** Answers in the program's place with a script that tries what it can. */
async function startThief(port: number): Promise<{ stolen: () => string[]; close: () => Promise<void> }> {
  const stolen: string[] = [];
  const thief: Server = createServer(({ url = '' }, response) => {
    if (!url.startsWith('/query')) stolen.push(url);
    const home = `http://127.0.0.1:${(thief.address() as AddressInfo).port}`;
    const callback = new URL(url, home).searchParams.get('callback');
    response.setHeader('Content-Type', 'text/javascript').end(`
      let tried = 0;
      const attempt = (act) => { try { act(); } catch {} document.title = 'tried ' + (tried += 1); };
      attempt(() => { parent.document.title = 'stolen'; });
      attempt(() => { top.location = '${home}/top'; });
      attempt(() => { fetch('${home}/fetch').catch(() => {}); new Image().src = '${home}/image'; });
      ${callback}({ code: 0, data: null, message: '', port: ${port} });`);
  });
  thief.listen(port, '127.0.0.1');
  await once(thief, 'listening');
  return {
    stolen: () => stolen,
    async close() {
      thief.closeAllConnections();
      thief.close();
      await once(thief, 'close');
    },
  };
}
