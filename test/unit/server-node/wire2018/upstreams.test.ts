import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGroupBridge, createMixer } from '../../../../server/node/wire2018/upstreams';

let server: Server;
let url: string;
let received: unknown[];
let answer: { status: number; body: string };
beforeEach(async () => {
  received = [];
  answer = { status: 200, body: '{"code":0,"message":"mixed"}' };
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push(JSON.parse(Buffer.concat(parts).toString()));
      response.writeHead(answer.status).end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // a TCP server's address is never a path
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

describe('orders to mix', () => {
  it('go to the service as they came, and its answer comes back', async () => {
    expect(await createMixer(url)('{"eventId":1}')).toEqual({ code: 0, message: 'mixed' });
    expect(received).toEqual([{ eventId: 1 }]);
  });

  it('fail where the service does, or answers something else', async () => {
    const mixer = createMixer(url);
    answer = { status: 502, body: '' };
    await expect(mixer('{}')).rejects.toThrow('answered 502');
    answer = { status: 200, body: '<html>' };
    await expect(mixer('{}')).rejects.toThrow();
  });

  it('are told that there is no service where none is configured', async () => {
    expect(await createMixer(null)('{}')).toMatchObject({ code: -1 });
  });
});

it('a bridge to message groups is told what to say and when a group is over', async () => {
  const bridge = createGroupBridge(url);
  await bridge.say('G1', '{"cmd":"notifyPusherChange","data":""}');
  await bridge.dissolve('G1');
  expect(received).toEqual([
    { event: 'message', groupID: 'G1', content: '{"cmd":"notifyPusherChange","data":""}' },
    { event: 'dissolve', groupID: 'G1' },
  ]);
});
