import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientAddress, createCallers } from '../../../server/node/callers';
import { createOriginCheck } from '../../../server/node/origin';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';

const plain = new URL('http://127.0.0.1:5180');
const secure = new URL('https://calls.example.com');
const token = 'a'.repeat(44);

const clock = { now: () => new Date() };

function callersOf(publicURL: URL, { trustProxy = 0, store = createMemoryStore() } = {}) {
  return createCallers({ publicURL, trustProxy }, { store, clock });
}

function requestWith(headers: Record<string, string>, method = 'GET'): Request {
  return new Request('http://127.0.0.1:5180/api/me', { method, headers });
}

describe('the cookie of a way to the provider', () => {
  const until = new Date(Date.UTC(2030, 0, 2));
  it('is as much out of reach as that of a sign-in, and another one', () => {
    expect(callersOf(secure).rememberFlow('sealed', until).get('set-cookie')).toBe(
      '__Host-webexe_flow=sealed; Expires=Wed, 02 Jan 2030 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
    expect(callersOf(plain).rememberFlow(null, null).get('set-cookie')).toContain(
      'webexe_5180_flow=; Max-Age=0;',
    );
  });

  it('comes back whole, with a deep link in it, and is taken for no sign-in', () => {
    const request = requestWith({ cookie: `webexe_5180_flow=${'s'.repeat(3000)}` });
    expect(callersOf(plain).flowOf(request)).toBe('s'.repeat(3000));
    expect(callersOf(plain).tokenOf(request)).toBeNull();
    expect(callersOf(plain).flowOf(requestWith({ cookie: `webexe_5180=${token}` }))).toBeNull();
  });
});

describe('the sign-in cookie', () => {
  it('is out of reach of scripts, other sites and plain http', () => {
    const until = new Date(Date.UTC(2030, 0, 2));
    expect(callersOf(secure).remember(token, until).get('set-cookie')).toBe(
      `__Host-webexe=${token}; Expires=Wed, 02 Jan 2030 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it('is named by its port over plain http, where two installations share one host', () => {
    const cookie = String(callersOf(plain).remember(token, null).get('set-cookie'));
    expect(cookie).toBe(`webexe_5180=${token}; Path=/; HttpOnly; SameSite=Lax`);
    expect(callersOf(new URL('http://127.0.0.1:5181')).tokenOf(requestWith({ cookie }))).toBeNull();
    expect(callersOf(plain).tokenOf(requestWith({ cookie }))).toBe(token);
  });

  it('is taken back at once', () => {
    expect(callersOf(plain).remember(null, null).get('set-cookie')).toContain('webexe_5180=; Max-Age=0;');
  });

  it.each([
    '',
    'other=1',
    'webexe_5180=',
    'webexe_5180=short',
    `webexe_5180=${'a'.repeat(201)}`,
    `xwebexe_5180=${token}`,
    `webexe_5180=${token}!`,
  ])('is not read from %j', (cookie) => expect(callersOf(plain).tokenOf(requestWith({ cookie }))).toBeNull());

  it('counts for nothing beside a userSig', () => {
    const headers = { cookie: `webexe_5180=${token}`, authorization: 'UserSig li_wei abc' };
    expect(callersOf(plain).tokenOf(requestWith(headers))).toBeNull();
  });
});

describe('the Origin of a write', () => {
  const mayWrite = (publicURL: URL, method: string, headers: Record<string, string>): boolean =>
    createOriginCheck(publicURL)(requestWith(headers, method));

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('must be ours for %s', (method) => {
    expect(mayWrite(secure, method, { origin: 'https://calls.example.com' })).toBe(true);
    for (const origin of [
      'https://evil.example.com',
      'http://calls.example.com',
      'https://calls.example.com:8443',
      'https://calls.example.com.evil.example',
      'http://localhost:5180',
      'null',
    ]) {
      expect(mayWrite(secure, method, { origin })).toBe(false);
    }
    expect(mayWrite(secure, method, {})).toBe(false);
  });

  it('may be any name of this machine where only this machine is served', () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(mayWrite(plain, 'POST', { origin: `http://${host}:5180` })).toBe(true);
      expect(mayWrite(plain, 'POST', { origin: `http://${host}:5181` })).toBe(false);
    }
  });

  it('matters neither to reads nor to programs with a userSig or an API token, whose cookies count for nothing', () => {
    expect(mayWrite(secure, 'GET', { origin: 'https://evil.example.com' })).toBe(true);
    expect(mayWrite(secure, 'POST', { authorization: 'UserSig li_wei abc' })).toBe(true);
    expect(mayWrite(secure, 'POST', { authorization: 'Bearer wxc_abc' })).toBe(true);
    expect(mayWrite(secure, 'POST', { authorization: 'Basic abc' })).toBe(false);
  });
});

describe('where a caller is', () => {
  it.each([
    ['the socket', '10.0.0.1', null, 0, '10.0.0.1'],
    ['the socket, whatever a stranger writes', '10.0.0.1', '1.2.3.4', 0, '10.0.0.1'],
    ['what our proxy saw', '10.0.0.1', '1.2.3.4', 1, '1.2.3.4'],
    ['what our proxy saw, not what the client made up', '10.0.0.1', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
    ['what the outer of two saw', '10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', 2, '1.2.3.4'],
    ['the first known, with fewer proxies than said', '10.0.0.1', '1.2.3.4', 3, '1.2.3.4'],
    ['the socket, where the proxy wrote nonsense', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['IPv4 inside IPv6, said plainly', '::ffff:10.0.0.1', null, 0, '10.0.0.1'],
    ['unknown', undefined, '1.2.3.4', 0, null],
  ])('is %s', (_, socket, forwarded, hops, address) => {
    expect(clientAddress(socket, forwarded, hops)).toBe(address);
  });

  it('is kept for the very request', () => {
    const callers = callersOf(plain);
    const request = requestWith({});
    callers.arrived(request, '10.0.0.1');
    expect(callers.addressOf(request)).toBe('10.0.0.1');
    expect(callers.addressOf(requestWith({}))).toBeNull();
  });
});

function never(): never {
  throw new Error('There is no such server.');
}

describe('trying passwords', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function tries(count: number, attempt: (index: number) => Promise<number>): Promise<number[]> {
    const waits = [];
    for (let index = 0; index < count; index += 1) waits.push(await attempt(index));
    return waits;
  }

  it('stops after ten for one person, says for how long, and starts again then', async () => {
    const callers = callersOf(plain);
    expect(await tries(10, () => callers.trySignIn('10.0.0.1', 'li_wei'))).toEqual(Array(10).fill(0));
    expect(await callers.trySignIn('10.0.0.1', 'LI_WEI')).toBe(600);
    expect(await callers.trySignIn('10.0.0.1', 'gu_qing')).toBe(0);
    expect(await callers.trySignIn('10.0.0.2', 'li_wei')).toBe(0);
    vi.advanceTimersByTime(601_000);
    expect(await callers.trySignIn('10.0.0.1', 'li_wei')).toBe(0);
  });

  it('stops after a hundred from one address over all names', async () => {
    const callers = callersOf(plain);
    expect(await tries(100, (index) => callers.trySignIn('10.0.0.1', `name_${index}`))).toEqual(
      Array(100).fill(0),
    );
    expect(await callers.trySignIn('10.0.0.1', 'somebody')).toBeGreaterThan(0);
    expect(await callers.trySignIn(null, 'somebody')).toBe(0);
  });

  it('stops unknown launch tickets after a hundred from one address, and counts no known one', async () => {
    const callers = callersOf(plain);
    const known = await tries(150, async () => {
      const wait = await callers.tryTicket('10.0.0.1');
      await callers.ticketKnown('10.0.0.1');
      return wait;
    });
    expect(known).toEqual(Array(150).fill(0));
    expect(await tries(100, () => callers.tryTicket('10.0.0.1'))).toEqual(Array(100).fill(0));
    expect(await callers.tryTicket('10.0.0.1')).toBeGreaterThan(0);
    expect(await callers.tryTicket('10.0.0.2')).toBe(0);
  });

  it('is counted together by all servers on one store', async () => {
    const store = createMemoryStore();
    const servers = [callersOf(plain, { store }), callersOf(plain, { store })];
    const waits = await tries(11, (index) => servers[index % 2]?.trySignIn('10.0.0.1', 'li_wei') ?? never());
    expect(waits).toEqual([...Array(10).fill(0), 600]);
    expect(await servers[1]?.trySignIn('10.0.0.1', 'li_wei')).toBe(600);
  });

  it('that is refused asks the database no more', async () => {
    const store = createMemoryStore();
    const transact = vi.spyOn(store, 'transact');
    const callers = callersOf(plain, { store });
    await tries(11, () => callers.trySignIn('10.0.0.1', 'li_wei'));
    const asked = transact.mock.calls.length;
    await tries(20, () => callers.tryTicket('10.0.0.9'));
    expect(transact.mock.calls.length).toBe(asked + 20);
    await tries(200, () => callers.trySignIn('10.0.0.1', 'li_wei'));
    // The address goes on counting until it is used up as well; the person was refused from memory.
    expect(transact.mock.calls.length).toBe(asked + 20 + 90);
  });

  it('counts no right password', async () => {
    const callers = callersOf(plain);
    const waits = await tries(150, async () => {
      const wait = await callers.trySignIn('10.0.0.1', 'li_wei');
      await callers.signInSucceeded('10.0.0.1', 'li_wei');
      return wait;
    });
    expect(waits).toEqual(Array(150).fill(0));
  });
});
