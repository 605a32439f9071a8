/** A disk that is really full: a file system of its own, in a namespace of its own, as anybody on Linux may make one. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHUNK = 64 * 1024;

export interface SmallDisk {
  /** The folder, as programs that run within see it. */
  readonly folder: string;
  /** What runs a program there. */
  readonly within: readonly string[];
  /** A file of it, as it is seen from here. */
  path(name: string): string;
  /** Fills it to so many bytes. */
  fill(leave?: number): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

/** Does this machine let us have one? */
export function mayHaveSmallDisks(): boolean {
  return spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
}

export async function aSmallDisk(mebibytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'webexe-disk-'));
  const script = `mount -t tmpfs -o size=${mebibytes}m none "$0" && echo ready && exec sleep infinity`;
  const holder = spawn('unshare', ['-rm', 'sh', '-c', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  const path = (name: string): string => `/proc/${holder.pid}/root${join(folder, name)}`;
  const filler = path('filler');
  return {
    folder,
    within: ['nsenter', '-t', String(holder.pid), '-U', '-m', '--preserve-credentials'],
    path,
    async fill(leave = 0) {
      const file = await open(filler, 'w');
      try {
        const { bavail, bsize } = await statfs(path(''));
        const zeroes = Buffer.alloc(CHUNK);
        for (let left = bavail * bsize - leave; left > 0; left -= CHUNK) {
          await file.write(zeroes, 0, Math.min(CHUNK, left));
        }
      } finally {
        await file.close();
      }
    },
    makeRoom: () => rm(filler, { force: true }),
    async remove() {
      const gone = once(holder, 'exit');
      holder.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
