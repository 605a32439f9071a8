import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ModernProgram } from '../launcher/support/modern-program';

export interface ModernServer {
  readonly port: number;
  readonly program: ModernProgram;
  /** Preflights and questions of pages, as they came: method, path and origin. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** The program of the tests in memory, on a real socket: with CORS for one origin, and its replies to JSONP. */
export async function serveModernProgram(origin: () => string): Promise<ModernServer> {
  const program = new ModernProgram();
  const asked: string[] = [];
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const callback = url.searchParams.get('callback');
    if (callback !== null) {
      const reply = program.reply(url.pathname);
      const value = reply.kind === 'answer' ? JSON.stringify(reply.value).replace('48887', String(port)) : '';
      response.setHeader('Content-Type', 'application/javascript; charset=utf-8');
      response.end(`${callback}(${value})`);
      return;
    }
    const from = request.headers.origin ?? '';
    asked.push(`${request.method} ${url.pathname} ${from}`);
    if (from !== origin()) {
      response.writeHead(403).end();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', from);
    if (request.method === 'OPTIONS') {
      response
        .setHeader('Access-Control-Allow-Methods', 'GET, POST')
        .setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
      response.writeHead(204).end();
      return;
    }
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const body = await text(request);
    const answered = await program.fetch(url.href, {
      method: request.method ?? 'GET',
      headers: { authorization: request.headers.authorization ?? '' },
      ...(body !== '' && { body }),
      signal: gone.signal,
      targetAddressSpace: 'loopback',
    });
    response.writeHead(answered.status);
    try {
      for await (const part of answered.body ?? []) response.write(part);
      response.end();
    } catch {
      response.destroy(); // the program cut its stream: so does the socket
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return {
    port,
    program,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
