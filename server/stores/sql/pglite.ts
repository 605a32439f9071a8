import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Pool } from 'pg';
import { lockFolder } from './folder-lock';
import { surviving } from './postgres';
import { socketFolder } from './socket-folder';

/** The first start makes the files of a whole database; on a slow disk that takes its time. */
const START_MS = 90_000;
const STOP_MS = 15_000;
/** How long one request may wait for those before it. */
const PATIENCE_MS = 10_000;
/** The driver finds a Unix socket by this name in the folder that it is given as host. */
const PORT = 5432;
const SOCKET = `.s.PGSQL.${PORT}`;

export interface Embedded {
  readonly pool: Pool;
  /** Ends the pool, writes everything down and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Opens the embedded database in `dataDir`, which it makes and locks; throws `FolderInUse` where another process has
 * it. `workerURL` is where the built `pglite-worker` stands. `onLost` hears if the database ends before it is closed:
 * nothing answers from then on, and only a new start helps.
 */
export async function openEmbedded(options: {
  readonly dataDir: string;
  readonly workerURL: URL;
  readonly onLost?: (error: Error) => void;
}): Promise<Embedded> {
  const { dataDir, workerURL, onLost } = options;
  if (process.platform === 'win32') throw new Error('The embedded database needs Unix: set DATABASE_URL.');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await socketFolder(dataDir);
  const unlock = await lockFolder(folder);
  const socket = join(folder, SOCKET);
  const database = join(dataDir, 'database');
  if (!existsSync(join(database, 'PG_VERSION'))) {
    await made(workerURL, database).catch(async (error: unknown) => {
      await unlock();
      throw error;
    });
  }
  const worker = new Worker(workerURL, { workerData: { database, socket } });
  try {
    await rm(socket, { force: true }); // left by a process that was killed; the lock says that it is gone
    await started(worker);
  } catch (error) {
    await worker.terminate();
    await unlock();
    throw error;
  }

  let isClosing = false;
  const lost = (cause: unknown): void => {
    if (!isClosing) onLost?.(new Error('The embedded database ended.', { cause }));
  };
  worker.on('error', lost);
  worker.on('exit', lost);

  const pool = surviving(onePool(folder));
  const close = async (): Promise<void> => {
    isClosing = true;
    if (!pool.ending) await pool.end(); // the store over it may have ended it
    await stopped(worker);
    await unlock();
  };
  return { pool, close };
}

/**
 * One connection: the embedded database does one thing at a time, and whoever waits is better off here than in there,
 * where a second connection costs more than half of the speed and a wait for a transaction never ends.
 */
function onePool(folder: string): Pool {
  return new Pool({
    host: folder,
    port: PORT,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: PATIENCE_MS,
  });
}

/** Making the files takes half a gigabyte, which a thread would leave to the server for good and a process does not. */
function made(workerURL: URL, database: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(new Error('The embedded database could not be made.', { cause }));
    const maker = spawn(process.execPath, [fileURLToPath(workerURL), database], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // the channel tells it when we are gone
      timeout: START_MS,
    });
    maker.once('error', fail);
    maker.once('exit', (code, signal) =>
      code === 0 ? resolve() : fail(new Error(`ended with ${code ?? String(signal)}`)),
    );
  });
}

function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => {
      clearTimeout(timer);
      reject(new Error('The embedded database does not start.', { cause }));
    };
    const timer = setTimeout(() => fail(new Error(`no answer in ${START_MS} ms`)), START_MS);
    worker.once('error', fail);
    worker.once('exit', fail);
    worker.once('message', () => {
      clearTimeout(timer);
      worker.off('error', fail).off('exit', fail);
      resolve();
    });
  });
}

function stopped(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.threadId === -1) return resolve(); // it ended before
    // Even then nothing is lost: what was acknowledged is in the log of the database and comes back.
    const timer = setTimeout(() => void worker.terminate().then(() => resolve()), STOP_MS);
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    worker.postMessage('stop');
  });
}
