import { inflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { endpointOf } from '../../mocks/browser/faults';
import { scenarios, seed, tick } from '../../mocks/browser/scenarios';
import { createSigning } from '../../mocks/browser/signing';
import { createSimulation, type Simulation } from '../../mocks/browser/simulation';
import { demoPassword } from '../../server/roomservice/demo/people';

const made: Simulation[] = [];
afterEach(() => made.splice(0).forEach(({ ports }) => ports.live.stop()));

function aSimulation(): Simulation {
  const simulation = createSimulation({ serverDomain: 'http://localhost/' });
  made.push(simulation);
  return simulation;
}

function call(simulation: Simulation, method: string, path: string, body?: unknown): Promise<Response> {
  return simulation.fetch(
    new Request(`http://localhost/api${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    }),
  );
}

const signIn = (simulation: Simulation, userID: string) =>
  call(simulation, 'POST', '/sign-in', { userID, password: demoPassword });

describe('the simulated RoomService', () => {
  it.each(scenarios)('in the scenario "%s" lets an agent in and stays well over time', async (scenario) => {
    const simulation = aSimulation();
    await seed(scenario, simulation, () => Promise.resolve());
    await tick(simulation);
    expect((await signIn(simulation, 'shen_ruoxi')).status).toBe(200);
    const rooms: unknown = await (await call(simulation, 'GET', '/rooms')).json();
    expect(rooms).toMatchObject({ total: scenario === 'empty' ? 0 : 14 });
  });

  it('"a recording stuck" has one that has not moved since yesterday', async () => {
    const simulation = aSimulation();
    await seed('stuck', simulation, () => Promise.resolve());
    await signIn(simulation, 'zhang_nan');
    const answer = await call(simulation, 'GET', '/recordings?state=processing&kind=cloud');
    expect(await answer.json()).toMatchObject({ total: 1, items: [{ progress: 3 }] });
  });

  it('keeps the sign-in itself, and goes on after a reload of its page', async () => {
    let token: string | null = null;
    const tokens = { get: () => token, set: (next: string | null) => (token = next) };
    const before = createSimulation({ serverDomain: 'http://localhost/', tokens });
    made.push(before);
    await seed('empty', before, () => Promise.resolve());
    await signIn(before, 'gu_qing');
    const after = createSimulation({ serverDomain: 'http://localhost/', tokens });
    made.push(after);
    after.store.restore(before.store.snapshot());
    expect(await (await call(after, 'GET', '/me')).json()).toMatchObject({ userID: 'gu_qing' });
  });

  it('counts attempts to sign in as the server does', async () => {
    const simulation = aSimulation();
    await seed('empty', simulation, () => Promise.resolve());
    const attempt = () => call(simulation, 'POST', '/sign-in', { userID: 'gu_qing', password: 'no' });
    const codes: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) codes.push((await attempt()).status);
    expect(codes).toEqual([...Array<number>(10).fill(401), 429]);
  });
});

describe('faults', () => {
  it('meet the next call of their endpoint, once, in order', async () => {
    const simulation = aSimulation();
    simulation.faults.add('getMe', { fail: 'server.failed' });
    simulation.faults.add('getMe', { network: true });
    expect((await call(simulation, 'GET', '/teams')).status).toBe(401);
    expect((await call(simulation, 'GET', '/me')).status).toBe(500);
    expect((await call(simulation, 'GET', '/me')).type).toBe('error');
    expect((await call(simulation, 'GET', '/me')).status).toBe(401);
  });

  it('can lose the answer of what was done', async () => {
    const simulation = aSimulation();
    await seed('empty', simulation, () => Promise.resolve());
    simulation.faults.add('signIn', { loseAnswer: true });
    expect((await signIn(simulation, 'gu_qing')).type).toBe('error');
    expect((await call(simulation, 'GET', '/me')).status).toBe(200);
  });

  it('know endpoints as the router does', () => {
    const named = (method: string, path: string) =>
      endpointOf(new Request(`http://localhost/api${path}`, { method }));
    expect(named('GET', '/calls/current')).toBe('currentCall');
    expect(named('GET', '/calls/abc')).toBe('getCall');
    expect(named('POST', '/rooms/7/members/me/heartbeat')).toBe('heartbeat');
    expect(named('GET', '/nothing')).toBeUndefined();
  });

  it('RoomService can go away and come back, its streams with it', async () => {
    const simulation = aSimulation();
    await seed('empty', simulation, () => Promise.resolve());
    await signIn(simulation, 'gu_qing');
    const stream = await call(simulation, 'GET', '/events');
    const reader = stream.body?.getReader();
    await reader?.read();
    simulation.setAway(true);
    await expect(reader?.read()).rejects.toThrow('RoomService went away');
    expect((await call(simulation, 'GET', '/me')).type).toBe('error');
    simulation.setAway(false);
    expect((await call(simulation, 'GET', '/me')).status).toBe(200);
  });
});

describe('the wire of 2018', () => {
  it('is served to the simulated program, and nothing of it to those whom nobody knows', async () => {
    const simulation = aSimulation();
    const userSig = await simulation.ports.signing.sign('guest_1', 600);
    const query = new URLSearchParams({
      sdkAppID: '1400000001',
      accountType: '9001',
      userID: 'guest_1',
      userSig,
    });
    const post = (path: string) =>
      simulation.fetch(new Request(`http://localhost${path}?${query}`, { method: 'POST' }));
    expect(await (await post('/weapp/double_room/login')).json()).toMatchObject({
      code: 0,
      userID: 'guest_1',
    });
    query.set('userSig', `${userSig.slice(0, -8)}AAAAAAAA`);
    expect(await (await post('/weapp/double_room/login')).json()).toEqual({ code: 7, message: '鉴权失败' });
    expect((await post('/weapp/utils/get_login_info')).status).toBe(403);
    simulation.setAway(true);
    expect((await post('/weapp/double_room/login')).type).toBe('error');
  });

  it('has the rights to a room in the official form', async () => {
    const key = await createSigning().signRoomKey('alice', 1234, 86_400);
    const packed = Buffer.from(key.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '='), 'base64');
    const document = JSON.parse(inflateSync(packed).toString()) as Record<string, string>;
    const userbuf = Buffer.from(document['TLS.userbuf'] ?? '', 'base64').toString('hex');
    expect(userbuf).toMatch(/^000005616c69636553724e01000004d2[0-9a-f]{8}000000ff00000000$/);
    expect(await createSigning().inspect(key)).toMatchObject({ userID: 'alice', verdict: 'forged' });
  });
});

describe('userSigs made in the browser', () => {
  it('have the official form', async () => {
    const sig = await createSigning().sign('shen_ruoxi', 600);
    expect(sig).toMatch(/^[A-Za-z0-9*_-]+$/);
    const packed = Buffer.from(sig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '='), 'base64');
    expect(JSON.parse(inflateSync(packed).toString())).toMatchObject({
      'TLS.ver': '2.0',
      'TLS.identifier': 'shen_ruoxi',
      'TLS.sdkappid': 1400000001,
    });
  });

  it('are believed for their user, until they expire, and never equal', async () => {
    const signing = createSigning();
    const [first, second] = [await signing.sign('shen_ruoxi', 600), await signing.sign('shen_ruoxi', 600)];
    expect(first).not.toBe(second);
    expect(await signing.verify('shen_ruoxi', first)).toBe(true);
    expect(await signing.verify('li_wei', first)).toBe(false);
    const other = first[60] === 'x' ? 'y' : 'x';
    expect(await signing.verify('shen_ruoxi', first.slice(0, 60) + other + first.slice(61))).toBe(false);
    expect(await signing.verify('shen_ruoxi', await signing.sign('shen_ruoxi', -120))).toBe(false);
    expect(await signing.verify('shen_ruoxi', 'nonsense')).toBe(false);
  });
});
