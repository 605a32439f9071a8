import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { StartFault } from './config';

/** How long requests under way may take to end when the server stops. */
const FINISH_WITHIN_MS = 10_000;

export interface Listening {
  readonly port: number;
  /** Takes no more connections, lets requests under way finish (for a while), and resolves when all are gone. */
  close(): Promise<void>;
}

interface ListenOptions {
  readonly fetch: Parameters<typeof createAdaptorServer>[0]['fetch'];
  readonly host: string;
  readonly port: number;
  readonly headersWithinSeconds: number;
  readonly requestWithinSeconds: number;
}

/** Address and headers of one request together; Node answers 431 where they are longer. */
const MAX_HEADER_BYTES = 16 * 1024;
/** A kept-alive connection outlasts the minute that proxies keep theirs, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;
const LOOK_FOR_SLOW_ONES_MS = 1000;

export async function listen(options: ListenOptions): Promise<Listening> {
  const { fetch, host, port, headersWithinSeconds, requestWithinSeconds } = options;
  const serverOptions = {
    headersTimeout: headersWithinSeconds * 1000,
    requestTimeout: requestWithinSeconds * 1000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Who sends a byte now and then holds a connection no longer than that.
    connectionsCheckingInterval: LOOK_FOR_SLOW_ONES_MS,
  };
  const server = createAdaptorServer({ fetch, serverOptions }) as Server; // plain http, since no other was asked for
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => closeGently(server),
  };
}

async function closeGently(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection that turns idle only now would hold the server open until its own time limit.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}

function explain(error: Error & { code?: string }, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFault(
        `Port ${port} on ${host} is taken: end the program that holds it, or set PORT to another.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(`HOST=${host} is no address of this machine.`);
    case 'EACCES':
      return new StartFault(`Port ${port} may not be used by this user: set PORT to one above 1023.`);
    default:
      return error;
  }
}
