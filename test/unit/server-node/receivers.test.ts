import { createServer } from 'node:net';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { mayCall } from '../../../server/node/outbound/guard';
import { createReceivers } from '../../../server/node/webhooks/receivers';
import { aReceiver, type Receiver } from '../../support/receiver';

const here = ['127.0.0.0/8', '::1'];
const signal = new AbortController().signal;
const message = (url: string) => ({ url, headers: { 'webhook-id': 'e1' }, body: '{"房间":1}', signal });
/** Names lead where the test says. */
const leadingTo = (...addresses: string[]) => ({
  resolve: (_name: string, then: (error: null, found: { address: string; family: number }[]) => void) =>
    then(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    ),
});

let opened: Receiver | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
async function receiving(answer?: (response: ServerResponse) => void): Promise<Receiver> {
  return (opened = await aReceiver(answer && ((_request, response) => answer(response))));
}

describe('the addresses that webhooks may call', () => {
  const inside = [
    ...['127.0.0.1', '127.8.9.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1'],
    ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1'],
    ...['fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '2001:db8::1', '2002:7f00:1::'],
    ...['64:ff9b::7f00:1', '64:ff9b::169.254.169.254', '64:ff9b:1::1', '2001::1', 'localhost', ''],
  ];
  it.each(inside)('%s is none of them', (address) => {
    expect(mayCall(address, [])).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    '%s is one',
    (address) => {
      expect(mayCall(address, [])).toBe(true);
    },
  );

  it('are those of named networks too, in whichever clothes', () => {
    expect(mayCall('10.1.2.3', ['10.0.0.0/8'])).toBe(true);
    expect(mayCall('::ffff:10.1.2.3', ['10.0.0.0/8'])).toBe(true);
    expect(mayCall('10.1.2.3', ['10.1.3.0/24'])).toBe(false);
    expect(mayCall('fd00::7', ['fd00::/16'])).toBe(true);
  });

  it.each([
    ['http://crm.example', 'http'],
    ['https://crm.example', null],
    ['https://127.0.0.1/x', 'network'],
    ['https://2130706433/', 'network'],
    ['https://0x7f.1/', 'network'],
    ['https://017700000001/', 'network'],
    ['https://[::1]:8443/', 'network'],
    ['https://[::ffff:127.0.0.1]/', 'network'],
    ['https://169.254.169.254/latest/meta-data', 'network'],
    ['http://8.8.8.8/', 'http'],
  ])('%s, by its spelling alone: %s', (url, refusal) => {
    expect(createReceivers([]).refusal(url)).toBe(refusal);
  });

  it('without https are those of named networks alone', () => {
    const { refusal } = createReceivers(here);
    expect(refusal('http://127.0.0.1:9/')).toBeNull();
    expect(refusal('http://8.8.8.8/')).toBe('http');
    expect(refusal('http://crm.internal/')).toBeNull(); // where it leads to is looked at when it is called
  });
});

describe('a request to a receiver', () => {
  it('is one POST with the headers and the body to the letter; the answer keeps status and first 1,024 bytes', async () => {
    const receiver = await receiving((response) => {
      response.writeHead(201, { 'retry-after': '7' });
      response.write('a\u0000b');
      response.end('c'.repeat(200_000));
    });
    const answer = await createReceivers(here).send(message(receiver.url));
    expect(answer).toEqual({
      status: 201,
      response: `a\ufffdb${'c'.repeat(1021)}`,
      failure: null,
      tookMs: expect.any(Number) as number,
      retryAfterSeconds: 7,
    });
    expect(receiver.received).toMatchObject([
      { method: 'POST', path: '/hooks', headers: { 'webhook-id': 'e1' }, body: '{"房间":1}' },
    ]);
  });

  it('does not follow to another address', async () => {
    const other = await aReceiver();
    const receiver = await receiving((response) => {
      response.writeHead(307, { location: other.url }).end();
    });
    const answer = await createReceivers(here).send(message(receiver.url));
    expect(answer).toMatchObject({ status: 307, failure: 'redirect' });
    expect(other.received).toEqual([]);
    await other.close();
  });

  it('ends when nothing comes, or when an answer never ends', async () => {
    const receivers = createReceivers(here, { withinMs: 50 });
    const silent = await receiving(() => undefined);
    expect(await receivers.send(message(silent.url))).toMatchObject({ status: null, failure: 'timeout' });
    await silent.close();
    const endless = await receiving((response) => void response.writeHead(200).write('x'));
    expect(await receivers.send(message(endless.url))).toMatchObject({ status: null, failure: 'timeout' });
  });

  it('that we end ourselves is nobody’s failure', async () => {
    const silent = await receiving(() => undefined);
    const stop = new AbortController();
    const sending = createReceivers(here).send({ ...message(silent.url), signal: stop.signal });
    stop.abort(new Error('the server stops'));
    await expect(sending).rejects.toThrow('the server stops');
  });

  it('says what went wrong: nobody there, no such name, no encryption where https is', async () => {
    const receiver = await receiving();
    const https = receiver.url.replace('http:', 'https:');
    expect(await createReceivers(here).send(message(https))).toMatchObject({ failure: 'certificate' });
    const { port } = await unused();
    const nobody = `http://127.0.0.1:${port}/`;
    expect(await createReceivers(here).send(message(nobody))).toMatchObject({ failure: 'connection' });
    const unknown = createReceivers([], {
      resolve: (_name, then) => then(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []),
    });
    expect(await unknown.send(message('https://crm.example/'))).toMatchObject({ failure: 'nameUnknown' });
  });

  it('reaches nothing inside by a name that leads there, nor by an address that is written otherwise', async () => {
    const receiver = await receiving();
    const { port } = receiver;
    const inside = createReceivers([], leadingTo('127.0.0.1'));
    for (const host of ['crm.example', 'localhost', '127.0.0.1', '2130706433', '0x7f.1', '[::ffff:7f00:1]']) {
      const answer = await inside.send(message(`https://${host}:${port}/`));
      expect([host, answer.failure]).toEqual([host, 'addressRefused']);
    }
    const really = createReceivers([]); // by the resolver of this machine
    expect(await really.send(message(`https://localhost:${port}/`))).toMatchObject({
      failure: 'addressRefused',
    });
    expect(receiver.received).toEqual([]);
  });

  it('goes to the very address that was looked at, also where a name leads to several and changes its mind', async () => {
    const receiver = await receiving();
    const networks = ['127.0.0.1'];
    // The first is inside and not named: only the second is called.
    const both = createReceivers(networks, leadingTo('10.0.0.1', '127.0.0.1'));
    expect(await both.send(message(`http://crm.example:${receiver.port}/`))).toMatchObject({ status: 204 });
    let asked = 0;
    const fickle = createReceivers([], {
      resolve: (_name, then) =>
        then(null, [{ address: (asked += 1) > 1 ? '8.8.8.8' : '127.0.0.1', family: 4 }]),
    });
    expect(await fickle.send(message(`https://crm.example:${receiver.port}/`))).toMatchObject({
      failure: 'addressRefused',
    });
    expect(asked).toBe(1);
  });
});

/** A port that nobody listens on. */
async function unused(): Promise<AddressInfo> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo; // of TCP
  server.close();
  await once(server, 'close');
  return address;
}
