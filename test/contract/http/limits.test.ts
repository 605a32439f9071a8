import { afterEach, describe, expect, it } from 'vitest';
import { createLimits } from '../../../server/node/limits';
import { ADDRESS_HEADER, aClock } from '../../support/doubles';
import { aRoomService, type World } from '../../support/roomservice';
import { aWire } from '../../support/wire2018';

let world: World | undefined;
afterEach(() => world?.stop());

function limited(given: Partial<Parameters<typeof createLimits>[0]>): World {
  const settings = { perAddress: 0, perPerson: 0, streams: 0, ...given };
  return (world = aRoomService({ limits: createLimits(settings, aClock()) }));
}
async function told(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; params: object } };
  return { status: response.status, after: Number(response.headers.get('retry-after')), ...error };
}

describe('too many requests', () => {
  it('from an address are told when to come again, whatever they ask for, and others are not', async () => {
    const { stranger } = limited({ perAddress: 3 });
    const from = (address: string, path: string) =>
      stranger().send(path, { headers: { [ADDRESS_HEADER]: address } });
    for (const path of ['/api/me', '/api/openapi.json', '/api/nothing']) await from('192.0.2.7', path);
    for (const path of ['/api/me', '/api/openapi.json', '/api/events', '/api/nothing']) {
      const { status, code, after, params } = await told(await from('192.0.2.7', path));
      expect([status, code]).toEqual([429, 'request.tooMany']);
      expect(params).toEqual({ seconds: after });
      expect(after).toBeGreaterThan(0);
    }
    expect((await from('192.0.2.8', '/api/me')).status).toBe(401);
  });

  it('on the wire of 2018 count with those of the API, and are told in its own shape', async () => {
    const { stranger, ...rest } = limited({ perAddress: 2 });
    const wire = aWire({ stranger, ...rest });
    await stranger().send('/api/me');
    await wire.send('weapp/double_room/get_pushers', { method: 'POST', body: {} });
    const { status, body, headers } = await wire.send('weapp/double_room/get_pushers', {
      method: 'POST',
      body: {},
    });
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(body).toEqual({ code: -1, message: expect.stringContaining('请求过于频繁') as string });
  });

  it('by a person count over all of their browsers, and keep nobody else', async () => {
    const { person, as } = limited({ perPerson: 4 });
    const [li, wang] = [await person('agent'), await person('agent')];
    const browsers = [as(li.userID), as(li.userID)];
    for (const browser of [...browsers, ...browsers]) expect((await browser.call('getMe')).status).toBe(200);
    const { status, problem } = (await browsers[0]?.call('getMe')) ?? {};
    expect([status, problem?.code]).toEqual([429, 'request.tooMany']);
    expect((await as(wang.userID).call('getMe')).status).toBe(200);
  });
});

describe('event streams of one person', () => {
  it('are as many as is set; one that ends makes room', async () => {
    const { person, as } = limited({ streams: 2 });
    const browser = as((await person('agent')).userID);
    const [one] = [await browser.events(), await browser.events()];
    expect(await told(await browser.send('/api/events'))).toMatchObject({ status: 429, after: 30 });
    one.close();
    const again = await browser.events();
    expect((await again.next()).type).toBe('hello');
  });
});

describe('the body', () => {
  const tooLong = (bytes: number) => JSON.stringify({ name: 'x'.repeat(bytes), userID: 'x', password: 'x' });
  it.each([
    ['signIn', '/api/sign-in', 65_536],
    ['redeemTicket', '/api/tickets/redeem', 65_536],
    ['createRoom', '/api/rooms', 1_048_576],
  ])('of %s may be so long and no longer', async (_, path, limit) => {
    const { person, as, stranger } = limited({});
    const browser = path === '/api/rooms' ? as((await person('agent')).userID) : stranger();
    const headers = { 'content-type': 'application/json' };
    const send = (bytes: number) => browser.send(path, { method: 'POST', headers, body: tooLong(bytes) });
    expect(await told(await send(limit))).toMatchObject({ status: 413, params: { limit } });
    expect((await send(limit - 100)).status).not.toBe(413);
  });
});
