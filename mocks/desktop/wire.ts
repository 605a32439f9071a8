import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour } from './behaviour';
import { writeJson } from './json';
import { percentDecode } from './launch-line';
import type { PushPlayOrder } from './push-play';
import type { EventQueue } from './queue';

export interface WireOptions {
  readonly port: number;
  readonly queue: EventQueue;
  readonly behaviour: () => Behaviour;
  readonly onRequest: (pathAndQuery: string) => void;
  readonly onQuit: () => void;
  /** Takes a launch order over loopback; false when it is no JSON. */
  readonly onOrder: (encodedJson: string) => boolean;
  /** An order to PushPlay's window, which is answered with code 0 whether or not there is one. */
  readonly onPushPlay: (order: PushPlayOrder) => void;
}

export interface Wire {
  readonly port: number;
  close(): Promise<void>;
}

/** The program's HTTP server as page scripts see it, on both loopback addresses. */
export async function listenOnWire(options: WireOptions): Promise<Wire> {
  let port = options.port;
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    serve(request, response, options, port);
  const first = createServer(answer);
  port = await listen(first, '127.0.0.1', port);
  const second = createServer(answer);
  const servers = [first];
  try {
    await listen(second, '::1', port);
    servers.push(second);
  } catch {
    // A computer without IPv6: then localhost is 127.0.0.1 alone.
  }
  return {
    port,
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

function serve(request: IncomingMessage, response: ServerResponse, options: WireOptions, port: number): void {
  const url = request.url ?? '/';
  options.onRequest(url);
  const behaviour = options.behaviour();
  switch (behaviour.kind) {
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'hang':
      return;
    case 'http500':
      response.writeHead(500, 'Internal Server Error').end('broken');
      return;
    case 'slow':
      setTimeout(() => reply(request, response, options, port), behaviour.ms);
      return;
    default:
      reply(request, response, options, port);
  }
}

function reply(request: IncomingMessage, response: ServerResponse, options: WireOptions, port: number): void {
  if (request.method === 'POST') return; // the program never answers one
  if (request.method !== 'GET') {
    response.writeHead(503, 'Not Implemented').end();
    return;
  }
  const url = request.url ?? '/';
  response.writeHead(200, 'OK', { 'Content-Type': 'text/html' }).end(bodyOf(url, options, port));
  if (url.startsWith('/query')) response.once('finish', () => options.queue.delivered());
}

function bodyOf(url: string, options: WireOptions, port: number): string {
  const behaviour = options.behaviour();
  if (behaviour.kind === 'wrongJson') return '<h1>It works!</h1>';
  const callback = behaviour.kind === 'wrongCallback' ? 'somebody_else' : callbackOf(url);

  if (url.startsWith('/query')) {
    const named = behaviour.kind === 'wrongPort' ? port + 1 : port;
    const body = writeJson({ code: 0, data: options.queue.takeAll(), message: '', port: named });
    return callback ? `${callback}(${body}\n)` : `${body}\n`;
  }
  if (url.startsWith('/quit')) {
    options.onQuit();
    return '';
  }
  if (url.startsWith('/externalProtol?')) {
    const understood = options.onOrder(parameterOf(url, 'json'));
    return called(callback, understood ? done : '{"code": -1, "message" : "Wrong parameters"}');
  }
  const order = pushPlayOrderIn(url);
  if (!order) return '';
  options.onPushPlay(order);
  return called(callback, done);
}

const done = '{"code": 0, "message" : ""}';

function called(callback: string, body: string): string {
  return callback ? `${callback}(${body})` : body;
}

function pushPlayOrderIn(url: string): PushPlayOrder | null {
  const value = (name: string) => percentDecode(parameterOf(url, name));
  if (url.startsWith('/csliveCreateSession?')) {
    return { kind: 'create', pushURL: value('pushURL'), playURL: value('pullURL'), title: value('title') };
  }
  if (url.startsWith('/csliveDestroySession')) return { kind: 'destroy' };
  if (url.startsWith('/csliveSnapshotPusher')) return { kind: 'snapshot', role: 'pusher' };
  if (url.startsWith('/csliveSnapshotPlayer')) return { kind: 'snapshot', role: 'player' };
  return null;
}

/** The first text `callback=` anywhere names the callback, and it is reflected as it stands. */
function callbackOf(url: string): string {
  return /callback=([^&]*)/.exec(url)?.[1] ?? '';
}

function parameterOf(url: string, name: string): string {
  return new RegExp(`[?&]${name}=([^&]*)`).exec(url)?.[1] ?? '';
}
