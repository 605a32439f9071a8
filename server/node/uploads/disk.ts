import { open, stat, statfs } from 'node:fs/promises';
import { Problem } from '../../roomservice/problem';

/** So much stays free for the database and for what is made of recordings. */
const KEEP_FREE_BYTES = 512 * 1024 * 1024;

export interface Disk {
  /** Throws `upload.diskFull` where so many bytes more would fill the disk. */
  mustHold(bytes: number): Promise<void>;
  /** Null where there is no such file. */
  bytesOf(path: string): Promise<number | null>;
  /** What was acknowledged outlives a power cut. */
  flush(path: string): Promise<void>;
}

export function diskOf(folder: string, keepFree = KEEP_FREE_BYTES): Disk {
  return {
    async mustHold(bytes) {
      const { bavail, bsize } = await statfs(folder);
      const room = Math.max(0, bavail * bsize - keepFree);
      if (bytes > room) throw new Problem('upload.diskFull', { needed: bytes, room });
    },
    bytesOf: async (path) => (await stat(path).catch(() => null))?.size ?? null,
    async flush(path) {
      const file = await open(path, 'r');
      try {
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}
