// A page with the built launcher in it, served on loopback, and the fake program that it talks to.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { root } from '../../scripts/lib/run.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../../mocks/desktop/fake-desktop').FakeDesktop} FakeDesktop */
/** @typedef {import('../../mocks/desktop/fake-desktop').FakeDesktopOptions} FakeDesktopOptions */

export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];

const PAGE = `<!doctype html><title>page</title><body><script type="module">
import * as launcherSdk from '/index.js';
Object.assign(window, { launcherSdk });
</script>`;

/**
 * @param {number} programPort
 * @returns {Promise<{ origin: string, close(): void }>}
 */
export async function serveLauncherPage(programPort) {
  const built = join(root, 'dist/launcher/index.js');
  /** @type {typeof import('../../src/launcher')} */
  const { launcherFrame } = await import(built);
  const frame = launcherFrame('bm9uY2U=', { ports: [programPort] });
  const server = createServer(({ url }, response) => {
    if (url === '/launcher-frame') response.writeHead(200, frame.headers).end(frame.html);
    else if (url === '/index.js')
      response.setHeader('Content-Type', 'text/javascript').end(readFileSync(built));
    else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(PAGE);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {Page} page
 * @param {string} origin
 */
export async function openLauncherPage(page, origin) {
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'launcherSdk' in window);
}

/**
 * @template T
 * @param {FakeDesktopOptions} options
 * @param {(parts: { page: Page, program: FakeDesktop, origin: string }) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withPageAndProgram(options, act) {
  /** @type {{ module: typeof import('../../mocks/desktop/fake-desktop') }} */
  const { module } = await runnerImport(join(root, 'mocks/desktop/fake-desktop.ts'), {
    configFile: false,
    logLevel: 'error',
  });
  const program = await module.startFakeDesktop(options);
  const site = await serveLauncherPage(program.port);
  const browser = await chromium.launch({
    executablePath: /** @type {string} */ (process.env.CHROMIUM),
    args: CHROMIUM_ARGS,
  });
  try {
    const page = await browser.newPage();
    await openLauncherPage(page, site.origin);
    return await act({ page, program, origin: site.origin });
  } finally {
    await browser.close();
    site.close();
    await program.crash();
  }
}
