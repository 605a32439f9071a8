import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pictures } from '../roomservice/ports';

export function picturesIn(dataDir: string): string {
  return join(dataDir, 'pictures');
}

/** Pictures as files of a folder. Ids are RoomService's own, so that no name leads out of it. */
export function createPictures(folder: string): Pictures {
  const pathOf = (pictureID: string): string => join(folder, `${pictureID}.jpg`);
  return {
    async put(pictureID, jpeg) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${pathOf(pictureID)}.part`;
      await writeFile(draft, jpeg, { mode: 0o600 });
      await rename(draft, pathOf(pictureID)); // whole, or not at all
    },
    async get(pictureID) {
      try {
        return new Uint8Array(await readFile(pathOf(pictureID)));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    delete: (pictureID) => rm(pathOf(pictureID), { force: true }),
  };
}
