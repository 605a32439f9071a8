import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { startFakeDesktop, type FakeDesktop } from '../../mocks/desktop/fake-desktop';
import { findChromium } from '../../scripts/lib/parts.mjs';
import type * as Sdk from '../../src/launcher';
import { CHROMIUM_ARGS } from '../support/chromium';
import { servePage } from './page-server';

declare global {
  interface Window {
    launcherSdk: typeof Sdk;
    launcher: Sdk.Launcher;
    opened: number;
  }
}

const host = 'app.example.test';

export interface PublicPage {
  readonly page: Page;
  readonly program: FakeDesktop;
  /** As a program of the second dialect must let in. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * A page that Chromium takes for one from the internet, with a launcher in it, and a program that runs already.
 *
 * @param options.setting what the person has answered before; null: nothing yet
 * @param options.display an X display for a window with Chromium's own questions; without one they are answered with no
 */
export async function openPublicPage(options: {
  readonly setting: 'granted' | 'denied' | null;
  readonly display?: string;
  /** A program of the second dialect to talk to instead. */
  readonly modern?: { readonly port: number };
}): Promise<PublicPage> {
  const { setting, display, modern } = options;
  const program = await startFakeDesktop();
  const programPort = modern?.port ?? program.port;
  const server = await servePage({ programPort, mayConnect: modern !== undefined, tls: certificate() });
  const context = await chromium.launchPersistentContext('', {
    executablePath: findChromium() ?? 'chromium',
    headless: display === undefined,
    ignoreHTTPSErrors: true,
    ...(display !== undefined && { env: { ...process.env, DISPLAY: display } }),
    args: [
      ...CHROMIUM_ARGS.filter((arg) => display === undefined || !arg.startsWith('--use-fake-ui')),
      '--lang=en-GB',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP ${host} 127.0.0.1`,
      `--ip-address-space-overrides=127.0.0.1:${server.port}=public`,
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const origin = `https://${host}:${server.port}`;
  if (setting) await answerBeforehand(context, page, origin, setting);
  await page.goto(`${origin}/`);
  await page.evaluate((port) => {
    const { createBrowserPorts, createFrameTransport, createLauncher, createModernDialect } =
      window.launcherSdk;
    window.opened = 0;
    window.launcher = createLauncher({
      ...createBrowserPorts(),
      opener: { open: () => void (window.opened += 1) },
      transport: createFrameTransport({ frameUrl: '/launcher-frame', port }),
      modern: createModernDialect({
        fetch: (url, init) => fetch(url, init),
        random: (bytes) => crypto.getRandomValues(bytes),
      }),
      port,
    });
  }, programPort);
  return {
    page,
    program,
    origin,
    async close() {
      await context.close();
      await Promise.all([program.crash(), server.close()]);
    },
  };
}

async function answerBeforehand(
  context: BrowserContext,
  page: Page,
  origin: string,
  setting: 'granted' | 'denied',
): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Browser.setPermission', { permission: { name: 'loopback-network' }, setting, origin });
}

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'webexe-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', key, '-out', cert, '-days', '1', '-subj', `/CN=${host}`];
  execFileSync('openssl', ['req', '-x509', ...curve, ...files], { stdio: 'ignore' });
  const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true, force: true });
  return tls;
}
