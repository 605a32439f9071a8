import { opendir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk, DiskFile } from '../roomservice/storage/port';
import { PARTS_FOLDER, streamOf } from './ingest/part-names';
import { mediaPath } from './media-files';

/** Right below the folder: what is made there for a moment, and what file systems keep for themselves. */
const notOurs: ReadonlySet<string> = new Set(['work', 'lost+found']);

/** The disk under a folder. What only an administrator of the machine may still fill counts as taken. */
export function createDisk(folder: string): Disk {
  return {
    async space() {
      const facts = await statfs(folder).catch(() => null); // a file system that does not say
      if (facts === null || facts.blocks === 0) return null;
      const { bavail, blocks, bsize } = facts;
      return { totalBytes: blocks * bsize, freeBytes: bavail * bsize };
    },
    files: () => filesBelow(folder, ''),
    async has(location) {
      const path = mediaPath(folder, location);
      return path !== null && ((await stat(path).catch(goneMeanwhile))?.isFile() ?? false);
    },
  };
}

async function* filesBelow(folder: string, below: string): AsyncGenerator<DiskFile> {
  const entries = await opendir(join(folder, below)).catch(goneMeanwhile);
  if (entries === null) return;
  for await (const entry of entries) {
    const location = below === '' ? entry.name : `${below}/${entry.name}`;
    if (notOurs.has(location)) continue;
    if (entry.isDirectory()) yield* filesBelow(folder, location);
    else if (entry.isFile()) {
      const facts = await stat(join(folder, location)).catch(goneMeanwhile);
      if (facts === null) continue;
      const stream = below === PARTS_FOLDER ? streamOf(entry.name) : null;
      yield { location, bytes: facts.size, changedAt: facts.mtime, stream };
    }
  }
}

/** A folder that is not mounted has nothing in it, and a file may go while others are looked at. */
function goneMeanwhile(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
