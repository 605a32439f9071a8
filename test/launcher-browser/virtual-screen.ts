import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A screen that nobody sees, for what Chromium only does in a window: its own questions. */
export interface VirtualScreen {
  /** For the environment variable DISPLAY. */
  readonly display: string;
  /** Changes when anything on the screen does. */
  picture(): string;
  /** Presses keys, one after the other, by their X names. */
  press(...keys: readonly string[]): void;
  close(): void;
}

export async function openVirtualScreen(): Promise<VirtualScreen> {
  const folder = mkdtempSync(join(tmpdir(), 'webexe-screen-'));
  const size = ['-screen', '0', '1280x800x24'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp', '-fbdir', folder], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer]; // a pipe, as ordered
  const display = `:${number.toString().trim()}`;
  return {
    display,
    picture: () =>
      createHash('sha1')
        .update(readFileSync(join(folder, 'Xvfb_screen0')))
        .digest('hex'),
    press(...keys) {
      for (const key of keys)
        execFileSync('xdotool', ['key', key], { env: { ...process.env, DISPLAY: display } });
    },
    close() {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
