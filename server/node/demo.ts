import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { demoPassword, demoPeople } from '../roomservice/demo/people';
import { isDemo, seedDemo } from '../roomservice/demo/seed';
import type { Ports } from '../roomservice/ports';
import { StartFault } from './config';

interface DemoFolders {
  /** Where the product keeps the demo's three recordings. */
  readonly source: string;
  readonly media: string;
}

/** Fills an empty store with the demo; leaves one that has it as it is; refuses any other. Answers whom to sign in as. */
export async function startDemo(ports: Ports, folders: DemoFolders): Promise<readonly string[]> {
  const { store, clock, passwords, signing } = ports;
  if ((await store.read.users.count()) === 0) {
    const passwordHash = await passwords.hash(demoPassword);
    await seedDemo(store, {
      now: clock.now(),
      passwordHash,
      signing,
      // Before the rows: a start that is interrupted between the two has left files, and the next one leaves them again.
      placePicture: async (pictureID, source) =>
        ports.pictures.put(pictureID, new Uint8Array(await readFile(join(folders.source, source)))),
      placeFile: (file, source) => place(join(folders.source, source), join(folders.media, file)),
    });
  } else if (!(await isDemo(store))) {
    throw new StartFault(
      'The data folder already has people of its own. Start without --demo, or give the demo another folder: DATA_DIR=./demo-data npm start -- --demo',
    );
  }
  return demoPeople
    .filter((person) => !person.disabled)
    .map(({ role, userID }) => `sign in as ${role}: ${userID} / ${demoPassword}`);
}

async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}
