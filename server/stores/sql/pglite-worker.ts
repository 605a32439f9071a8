// The embedded database, in a thread of its own: a query that takes long must not keep the server from answering.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import * as z from 'zod/mini';

// As a program of its own it makes the files of a new database, and takes with it the memory that this needs.
if (isMainThread) await makeAndEnd(process.argv[2] ?? '');

const { database, socket } = z.object({ database: z.string(), socket: z.string() }).parse(workerData);

const db = await PGlite.create(database);
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 4 });
await server.start();

parentPort?.once('message', () => void stop());
parentPort?.postMessage('ready');

async function makeAndEnd(folder: string): Promise<never> {
  process.on('disconnect', () => process.exit(1)); // whoever holds the lock on the folder is gone
  const made = await PGlite.create(folder);
  await made.close();
  process.exit(0);
}

async function stop(): Promise<void> {
  await server.stop();
  await db.close();
  process.exit(); // of this thread alone
}
