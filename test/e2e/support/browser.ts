/**
 * A Chromium in which txcloudroom:// links of one origin really start the desktop program: the profile has already said
 * yes to "Open this program?", and an `xdg-open` of ours stands first in PATH where the system's would be asked.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext } from '@playwright/test';
import { findChromium } from '../../../scripts/lib/parts.mjs';
import { pushPlayPort } from '../../../src/launcher';
import { CHROMIUM_ARGS } from '../../support/chromium';
import { isFree } from '../../support/ports';

/** The fake desktop program as `npm run build` leaves it. */
export const FAKE_PROGRAM = fileURLToPath(new URL('../../../dist/desktop/fake.js', import.meta.url));

/** Where the desktop program listens, on every machine. */
export const PROGRAM_PORT = 48887;

export interface LaunchingBrowserOptions {
  /** Whose links may open the program, as `http://127.0.0.1:1234`. */
  readonly origin: string;
  /** The script that Node runs with the URL; the fake desktop program by default. */
  readonly handler?: string;
  /** What the program finds in its environment. */
  readonly handlerEnv?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface LaunchingBrowser {
  readonly context: BrowserContext;
  /** The URLs that the system was asked to open, in order, byte for byte. */
  openedURLs(): Promise<string[]>;
  /** What the started programs printed. */
  programOutput(): Promise<string>;
  /** Ends the programs that links started, by their process ids. */
  endPrograms(signal?: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

/** Starts it with a new profile; `close` ends it, the programs that it started, and removes the profile. */
export async function launchBrowser(options: LaunchingBrowserOptions): Promise<LaunchingBrowser> {
  for (const port of [PROGRAM_PORT, pushPlayPort]) {
    if (await becomesFree(port)) continue;
    throw new Error(`Port ${port} is taken: end the desktop program that runs on this machine first.`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'webexe-browser-'));
  const profile = join(folder, 'profile');
  await allowScheme(profile, options.origin);
  const bin = await installOpener(folder, options.handler ?? FAKE_PROGRAM);

  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? 'chromium',
    args: [...CHROMIUM_ARGS],
    headless: true,
    locale: options.locale ?? 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    env: { ...definedEnv(), ...options.handlerEnv, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });

  async function endPrograms(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    for (const pid of (await readLines(join(folder, 'pids'))).map(Number)) endProcess(pid, signal);
    await rm(join(folder, 'pids'), { force: true });
  }

  return {
    context,
    openedURLs: () => readLines(join(folder, 'opened')),
    programOutput: async () => (await readLines(join(folder, 'output'))).join('\n'),
    endPrograms,
    close: async () => {
      await context.close();
      await endPrograms('SIGKILL');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A program of the story before may still be saying its last words. */
async function becomesFree(port: number): Promise<boolean> {
  for (let tried = 0; tried < 50; tried += 1) {
    if (await isFree(port)) return true;
    await pause(100);
  }
  return false;
}

/** The answer to the browser's question, as a person's "always allow" would leave it in the profile. */
async function allowScheme(profile: string, origin: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true });
  const preferences = {
    protocol_handler: { allowed_origin_protocol_pairs: { [origin]: { txcloudroom: true } } },
  };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** An `xdg-open` that notes its argument and starts the handler with it, detached, as the system's would. */
async function installOpener(folder: string, handler: string): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const opener = join(bin, 'xdg-open');
  const script = [
    '#!/bin/sh',
    `printf '%s\\n' "$1" >>${quoted(join(folder, 'opened'))}`,
    `${quoted(process.execPath)} ${quoted(handler)} "$1" >>${quoted(join(folder, 'output'))} 2>&1 </dev/null &`,
    `echo $! >>${quoted(join(folder, 'pids'))}`,
  ];
  await writeFile(opener, `${script.join('\n')}\n`);
  await chmod(opener, 0o755);
  return bin;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

async function readLines(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
}

function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
