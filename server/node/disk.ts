import { statfs } from 'node:fs/promises';
import type { Disk } from '../roomservice/storage/port';

/** The disk under a folder. What only an administrator of the machine may still fill counts as taken. */
export function createDisk(folder: string): Disk {
  return {
    async space() {
      const facts = await statfs(folder).catch(() => null); // a file system that does not say
      if (facts === null || facts.blocks === 0) return null;
      const { bavail, blocks, bsize } = facts;
      return { totalBytes: blocks * bsize, freeBytes: bavail * bsize };
    },
  };
}
