import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What fits everywhere into the address of a Unix socket: macOS takes 103 bytes, Linux 107. */
const LONGEST = 103;
/** The longest name that we put into the folder; see `folder-lock.ts`. */
const NAME = '/lock-0123456789ab.sock';

/**
 * The folder for the sockets of a data folder, for its owner alone: inside it, or, where that path is too long for a
 * socket, in the system's temporary folder under a name that every process derives alike.
 */
export async function socketFolder(dataDir: string): Promise<string> {
  const real = await realpath(dataDir);
  const inside = join(real, 'run');
  const isShort = Buffer.byteLength(inside + NAME) <= LONGEST;
  const folder = isShort ? inside : join(tmpdir(), `webexe-${digest(real)}`);
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  const isOurs = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  if (!isOurs) throw new Error(`${folder} must be a folder that nobody else may read or write.`);
  return folder;
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
