import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Another process has the data folder open. */
export class FolderInUse extends Error {
  constructor() {
    super('The data folder is in use by another process: stop that one, or set DATA_DIR to another folder.');
    this.name = 'FolderInUse';
  }
}

/** `leaving` gave up or died while it was asked: it is gone at the next look. */
type State = 'trying' | 'held' | 'leaving';
interface Rival {
  readonly name: string;
  readonly state: State;
}

const NAME = /^lock-[0-9a-f]{12}\.sock$/;
/** Whoever does not say its state in this time is busy, so it is at work. */
const ANSWER_MS = 2000;
const LOOK_AGAIN_MS = 10;

/**
 * Locks a folder for this process, which listens on a socket of its own in it and says whether it holds the lock.
 * Unlike a pid in a file, a socket tells the living from the dead, also across containers that share the folder.
 * Resolves to the unlocking.
 *
 * Of two that start together, each listens before it looks, so at least one sees the other, and nobody holds the lock
 * who sees anybody else. The one with the greater name gives up; the other looks until it has.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const own = `lock-${randomBytes(6).toString('hex')}.sock`;
  let state: State = 'trying';
  const server = await listen(join(folder, own), () => state);
  const unlock = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  try {
    for (;;) {
      const rivals = await rivalsOf(folder, own);
      if (rivals.some((rival) => isAhead(rival, own))) throw new FolderInUse();
      if (rivals.length === 0) {
        state = 'held';
        return unlock;
      }
      await pause(LOOK_AGAIN_MS);
    }
  } catch (error) {
    await unlock();
    throw error;
  }
}

function isAhead(rival: Rival, own: string): boolean {
  return rival.state === 'held' || (rival.state === 'trying' && rival.name < own);
}

function listen(path: string, state: () => State): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined); // who asked is gone
      socket.end(state());
    });
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

/** All others that live; sockets of the dead are removed, which is safe since no name is used twice. */
async function rivalsOf(folder: string, own: string): Promise<readonly Rival[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name));
  // Between making our socket and listening on it we look dead to others, for a few microseconds.
  if (!names.includes(own)) throw new FolderInUse();
  const rivals: Rival[] = [];
  for (const name of names) {
    if (name === own) continue;
    const state = await ask(join(folder, name));
    if (state === 'dead') await rm(join(folder, name), { force: true });
    else rivals.push({ name, state });
  }
  return rivals;
}

function ask(path: string): Promise<State | 'dead'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let answer = '';
    socket.setTimeout(ANSWER_MS, () => {
      answer = 'held';
      socket.destroy();
    });
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve('dead');
    });
    socket.once('close', () => resolve(answer === 'trying' || answer === 'held' ? answer : 'leaving'));
  });
}
