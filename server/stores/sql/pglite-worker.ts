// The embedded database, in a thread of its own: a query that takes long must not keep the server from answering.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import * as z from 'zod/mini';

const { database, socket } = z.object({ database: z.string(), socket: z.string() }).parse(workerData);

const db = await PGlite.create(database);
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 4 });
await server.start();

parentPort?.once('message', () => void stop());
parentPort?.postMessage('ready');

async function stop(): Promise<void> {
  await server.stop();
  await db.close();
  process.exit(); // of this thread alone
}
