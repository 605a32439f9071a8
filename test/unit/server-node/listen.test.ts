import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../scripts/lib/server.mjs';
import { listen, type Listening } from '../../../server/node/listen';

let listening: Listening;
beforeEach(async () => {
  listening = await listen({
    ...{ host: '127.0.0.1', port: await freePort() },
    ...{ headersWithinSeconds: 1, requestWithinSeconds: 2 },
    fetch: async (request) => new Response(`got ${(await request.text()).length}`),
  });
});
afterEach(() => listening.close());

/** Everything that comes back until the server closes the connection. */
async function answerTo(send: (socket: Socket) => void): Promise<string> {
  const socket = connect(listening.port, '127.0.0.1');
  let got = '';
  socket.on('data', (data) => (got += String(data)));
  socket.on('error', () => undefined); // closed under what we still send
  await once(socket, 'connect');
  send(socket);
  await once(socket, 'close');
  return got;
}

describe('a connection', () => {
  it('on which headers drip is closed in time', async () => {
    expect(await answerTo((socket) => socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '))).toMatch(
      /^HTTP\/1.1 408 /,
    );
  });

  it('on which a body drips is closed in time', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx';
    expect(await answerTo((socket) => socket.write(head))).toMatch(/^HTTP\/1.1 408 /);
  });

  it('with an address or headers beyond 16 KiB is refused', async () => {
    const long = 'x'.repeat(17 * 1024);
    for (const head of [
      `GET /${long} HTTP/1.1\r\nHost: x\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${long}\r\n\r\n`,
    ])
      expect(await answerTo((socket) => socket.write(head))).toMatch(/^HTTP\/1.1 431 /);
  });

  it.each([
    '\u0000\u0001\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ])('that speaks no HTTP (%j) is refused, and the next one served', async (nonsense) => {
    expect(await answerTo((socket) => socket.write(nonsense))).toMatch(/^HTTP\/1.1 400 /);
    expect(await (await fetch(`http://127.0.0.1:${listening.port}/`)).text()).toBe('got 0');
  });
});
