import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers on both loopback addresses; port 0 takes a free one. */
export async function listenOnLoopback(port: number, answer: RequestListener): Promise<Listening> {
  const first = createServer(answer);
  const taken = await listen(first, '127.0.0.1', port);
  const second = createServer(answer);
  const servers = [first];
  try {
    await listen(second, '::1', taken);
    servers.push(second);
  } catch {
    // A computer without IPv6: then localhost is 127.0.0.1 alone.
  }
  return {
    port: taken,
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((done) => server.close(done));
        }),
      );
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done((server.address() as AddressInfo).port); // a TCP server's address is never a path
    });
  });
}
