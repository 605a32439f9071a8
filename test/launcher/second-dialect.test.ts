/** The fake program in the second dialect, over real sockets: each row of docs/launcher-protocol.md but the stream. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startFakeDesktop,
  type FakeDesktop,
  type FakeDesktopOptions,
} from '../../mocks/desktop/fake-desktop';
import { buildLaunchUrl } from '../../src/launcher';
import { aLaunch, asTheSystemGetsIt } from './support/requests';
import { ask, read, type Asking } from './support/second-dialect';
import {
  aTicketService,
  KEY,
  PAGE,
  pushPlayOrder,
  secondLink,
  ticket,
  ticketLink,
  type TicketService,
} from './support/ticket-service';

let service: TicketService;
const undo: (() => unknown)[] = [];
beforeEach(async () => {
  service = await aTicketService();
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  await service.close();
});

async function aProgram(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await startFakeDesktop({ dialect: 'modern', ...options });
  undo.push(() => program.crash());
  return program;
}

/** Started by a ticket, with its call begun. */
async function inCall(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await aProgram(options);
  expect(program.launch(ticketLink(service))).toBe(true);
  await expect.poll(() => program.order).not.toBeNull();
  return program;
}

/** Idle, with one page that may ask it. */
async function idle(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await aProgram({ staysIdle: true, ...options });
  program.launch(ticketLink(service, 'i'));
  await expect.poll(() => program.order).not.toBeNull();
  await ask(program.port, '/v2/leave', { method: 'POST', body: {} });
  await expect.poll(async () => callIn(await ask(program.port, '/v2/hello'))).toBeNull();
  return program;
}

const callIn = ({ json }: { json: unknown }) => (json as { call: unknown }).call;
const post = (body: unknown = {}): Asking => ({ method: 'POST', body });
const launchBody = (letter: string, more: object = {}) => ({
  ticket: ticket(letter),
  key: KEY,
  server: service.address,
  ...more,
});

describe('the first reply', () => {
  const byLink = asTheSystemGetsIt(buildLaunchUrl(aLaunch()));
  const get = async (program: FakeDesktop, path: string) => ask(program.port, path, { without: ['origin'] });

  it('names the dialect and the number that was carried', async () => {
    const program = await aProgram();
    program.launch(byLink);
    const entered =
      '[{"code":0,"event":"roomStatus","msg":"创建房间成功"},{"event":"memberChange","list":[{"role":0,"userAvatar":"123","userID":"agent_lin","userName":"Lin(管理员)"}]}]';
    await expect.poll(() => program.order).not.toBeNull();
    const reply = await get(program, '/query?callback=cb');
    expect(reply.text).toBe(
      `cb({"code":0,"data":${entered},"dialect":2,"message":"","port":${program.port},"seq":2}\n)`,
    );
    expect(reply.headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await get(program, '/query?callback=cb')).text).toBe(
      `cb({"code":0,"data":null,"dialect":2,"message":"","port":${program.port},"seq":2}\n)`,
    );
  });

  it('goes on in the stream without hearing anything twice', async () => {
    const program = await aProgram();
    program.launch(byLink);
    await get(program, '/query?callback=cb');
    program.emit({ event: 'e', of: 'three' });
    const reading = await read(program.port, '?after=2', {
      headers: { origin: 'http://127.0.0.1:5180' },
      without: ['authorization'],
    });
    await expect.poll(() => reading.lines.length).toBe(2);
    expect(reading.lines).toMatchObject([
      { seq: 2, missed: 0 },
      { seq: 3, event: { of: 'three' } },
    ]);
  });

  it.each([
    [
      '/externalProtol?json=look&callback=cb',
      'cb({"code": -1, "dialect": 2, "message" : "Wrong parameters"})',
    ],
    [
      '/externalProtol?json={"port":"1"}&callback=cb',
      'cb({"code": -1, "dialect": 2, "message" : "Wrong parameters"})',
    ],
    ['/externalProtol?json={"type":"no"}&callback=cb', 'cb({"code": 0, "dialect": 2, "message" : ""})'],
    ['/csliveDestroySession?callback=cb', 'cb({"code": 0, "dialect": 2, "message" : ""})'],
    ['/quit?callback=cb', ''],
  ])('started by a link of 2018, answers %s', async (path, body) => {
    const program = await aProgram();
    program.launch(byLink);
    expect((await get(program, encodeURI(path))).text).toBe(body);
  });

  it.each([
    [
      '/externalProtol?json=look&callback=cb',
      'cb({"code": -1, "dialect": 2, "message" : "Wrong parameters"})',
    ],
    [
      '/externalProtol?json={"type":"RTCRoom","action":"createRoom","roomID":"evil"}&callback=cb',
      notFromHere(),
    ],
    ['/quit?callback=cb', notFromHere()],
    ['/csliveCreateSession?pushURL=x&pullURL=y&callback=cb', notFromHere()],
    ['/csliveDestroySession?callback=cb', notFromHere()],
    ['/csliveSnapshotPusher?callback=cb', notFromHere()],
    ['/csliveSnapshotPlayer?callback=cb', notFromHere()],
  ])('started by a ticket, gives nothing away to %s', async (path, body) => {
    const program = await inCall();
    program.emit({ event: 'secret' });
    expect((await get(program, encodeURI(path))).text).toBe(body);
    expect((await get(program, '/query?callback=cb')).text).toBe(
      `cb({"code":0,"data":null,"dialect":2,"message":"","port":${program.port},"seq":0}\n)`,
    );
    expect(callIn(await ask(program.port, '/v2/hello'))).toEqual({ callID: 'call_t', roomID: '482913605' });
    expect(program.order).toMatchObject({ roomID: '482913605' });
  });

  it.each(['alert(1)//', 'a'.repeat(65), '<script>', 'a-b', '%63b'])(
    'takes %j for no name of a callback, and answers plain JSON',
    async (name) => {
      const program = await aProgram();
      const reply = await get(program, `/query?callback=${name}`);
      expect(reply.text).toBe(
        `{"code":0,"data":null,"dialect":2,"message":"","port":${program.port},"seq":0}\n`,
      );
      expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
    },
  );

  it('takes a name with all that may be in one', async () => {
    const program = await aProgram();
    expect((await get(program, '/query?callback=$a_1.B')).text).toMatch(/^\$a_1\.B\(/);
  });

  it.each(['POST', 'OPTIONS', 'HEAD'])('refuses %s there', async (method) => {
    const program = await aProgram();
    expect(await ask(program.port, '/query', { method })).toMatchObject({ status: 405 });
  });

  it('a program of 2018 knows nothing of the second dialect', async () => {
    const program = await aProgram({ dialect: '2018' });
    expect(program.launch(ticketLink(service))).toBe(false);
    expect((await get(program, '/query')).text).not.toContain('dialect');
    expect((await get(program, '/v2/hello')).text).toBe('');
    expect(service.asked).toEqual([]);
  });
});

function notFromHere(): string {
  return 'cb({"code": -1, "dialect": 2, "message" : "Not from here"})';
}

describe('the link', () => {
  it('with a ticket brings the order, which nothing else ever carried', async () => {
    const program = await inCall();
    expect(service.asked).toEqual([
      { ticket: ticket(), nonce: expect.stringMatching(/^[\w-]{22}$/) as string },
    ]);
    expect(program.order).toMatchObject({
      type: 'RTCRoom',
      action: 'createRoom',
      roomID: '482913605',
      roomInfo: 'Signing',
      userID: 'agent_lin',
      userSig: 'eJ-sig_*',
      serverDomain: 'https://calls.example.com/weapp/double_room/',
      mixRecord: true,
    });
  });

  it('asks again with the same nonce when the answer was lost, and gets the same order', async () => {
    service.next('cut');
    const program = await inCall();
    expect(service.asked).toHaveLength(2);
    expect(service.asked[0]).toEqual(service.asked[1]);
    expect(program.order).toMatchObject({ roomID: '482913605' });
  });

  it.each(['ticket.invalid', 'ticket.used', 'ticket.expired', 'room.closed', 'call.ended'])(
    'refused with %s, the program ends',
    async (code) => {
      service.next(code);
      const log: string[] = [];
      const program = await aProgram({ log: (line) => log.push(line) });
      program.launch(ticketLink(service));
      expect(await program.ended).toBe(255);
      expect(log).toContain(`ticket refused: ${code}`);
    },
  );

  it('of a server that its person does not allow brings nothing, and the server is never asked', async () => {
    const program = await aProgram({ servers: ['https://other.example.com/'] });
    program.launch(ticketLink(service));
    expect(await program.ended).toBe(255);
    expect(service.asked).toEqual([]);
  });

  it.each([
    ['ticket', 'short'],
    ['key', 'short'],
    ['server', 'file:///etc/'],
    ['server', 'https://calls.example.com'],
    ['port', 0],
    ['dataChannel', 'tickets'],
  ])('with %s %j opens nothing', async (field, value) => {
    const program = await aProgram();
    const good = { dataChannel: 'ticket', ticket: ticket(), key: KEY, server: service.address, port: 48887 };
    expect(program.launch(secondLink({ ...good, [field]: value }))).toBe(false);
  });

  it('that only checks: says hello to pages of that server, and ends', async () => {
    const program = await aProgram({ checkMs: 400 });
    program.launch(secondLink({ dataChannel: 'check', port: 48887, server: `${PAGE}/` }));
    expect(await ask(program.port, '/v2/hello', { without: ['authorization'] })).toMatchObject({
      status: 200,
      json: { dialect: 2, call: null },
    });
    expect(await program.ended).toBe(0);
  });

  it('that only checks: a call that is launched meanwhile goes on', async () => {
    const program = await aProgram({ checkMs: 250, beatMs: 50 });
    program.launch(secondLink({ dataChannel: 'check', port: 48887, server: `${PAGE}/` }));
    expect(await ask(program.port, '/v2/launch', post(launchBody('a')))).toMatchObject({ status: 202 });
    const reading = await read(program.port);
    await expect.poll(() => reading.lines.filter(({ beat }) => beat).length).toBeGreaterThan(8);
    expect((await ask(program.port, '/v2/hello')).status).toBe(200);
    reading.cut();
  });
});

describe('the doors', () => {
  const questions = [
    ['GET', 'hello'],
    ['POST', 'launch'],
    ['GET', 'events'],
    ['POST', 'leave'],
    ['POST', 'show'],
    ['POST', 'snapshot'],
    ['POST', 'streams'],
  ] as const;
  const asked = (method: string): Asking => (method === 'POST' ? post() : { method });

  describe.each(questions)('%s %s', (method, name) => {
    it.each(['evil.example.com', 'localhost', 'localhost:1', 'localhost.evil.example.com:PORT', 'evil:PORT'])(
      'is misdirected to the host %s',
      async (host) => {
        const { port } = await inCall();
        const headers = { host: host.replace('PORT', String(port)) };
        const answer = await ask(port, `/v2/${name}`, { ...asked(method), headers });
        expect(answer).toMatchObject({ status: 421, json: { error: { code: 'host.wrong' } } });
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      },
    );

    it.each(['https://evil.example.com', 'null', 'http://calls.example.com', `${PAGE}:8443`, null])(
      'is closed to the origin %s',
      async (origin) => {
        const { port } = await inCall();
        const from = origin === null ? { without: ['origin'] } : { headers: { origin } };
        for (const way of [asked(method), { method: 'OPTIONS' }]) {
          const answer = await ask(port, `/v2/${name}`, { ...way, ...from });
          expect(answer).toMatchObject({ status: 403, json: { error: { code: 'origin.unknown' } } });
          expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
        }
      },
    );

    it('answers a preflight of the call’s page', async () => {
      const { port } = await inCall();
      const { status, headers, text } = await ask(port, `/v2/${name}`, { method: 'OPTIONS' });
      expect([status, text]).toEqual([204, '']);
      expect(headers).toMatchObject({
        'access-control-allow-origin': PAGE,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': '600',
        vary: 'Origin',
      });
    });

    it('refuses the other method', async () => {
      const { port } = await inCall();
      const other = asked(method === 'GET' ? 'POST' : 'GET');
      expect(await ask(port, `/v2/${name}`, other)).toMatchObject({
        status: 405,
        json: { error: { code: 'request.method' } },
        headers: { allow: method },
      });
    });
  });

  it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])(
    'lets the host %s in, by either address',
    async (host) => {
      const { port } = await inCall();
      for (const address of ['127.0.0.1', '::1']) {
        expect(await ask(port, '/v2/hello', { address, headers: { host: `${host}:${port}` } })).toMatchObject(
          {
            status: 200,
          },
        );
      }
    },
  );

  it.each(questions.slice(2))('%s %s needs the key', async (method, name) => {
    const { port } = await inCall();
    for (const authorization of ['Channel wrong', `Bearer ${KEY}`, KEY, `Channel ${KEY}x`, null]) {
      const carrying =
        authorization === null ? { without: ['authorization'] } : { headers: { authorization } };
      const answer = await ask(port, `/v2/${name}`, { ...asked(method), ...carrying });
      expect(answer).toMatchObject({ status: 403, json: { error: { code: 'key.wrong' } } });
      expect(answer.headers['access-control-allow-origin']).toBe(PAGE); // so that the page can read why
    }
  });

  it.each(questions.filter(([method]) => method === 'POST'))('%s %s takes JSON alone', async (_, name) => {
    const { port } = await inCall({ staysIdle: true });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      expect(await ask(port, `/v2/${name}`, { ...post(), headers: { 'content-type': type } })).toMatchObject({
        status: 400,
        json: { error: { code: 'request.invalid' } },
      });
    }
    for (const body of ['{', 'x'.repeat(70_000)]) {
      expect(await ask(port, `/v2/${name}`, post(body))).toMatchObject({ status: 400 });
    }
  });

  it.each(['/v2/', '/v2/nothing', '/v2/hello/', '/v2/constructor', '/v2/events/x'])(
    '%s is nowhere',
    async (path) => {
      const { port } = await inCall();
      expect(await ask(port, path)).toMatchObject({
        status: 404,
        json: { error: { code: 'request.notFound' } },
      });
    },
  );

  it('answers are JSON that nobody keeps or takes for anything else', async () => {
    const { port } = await inCall();
    expect((await ask(port, '/v2/hello')).headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'access-control-allow-origin': PAGE,
    });
  });

  it('started by a link of 2018, is open to the origin of its serverDomain, without a key', async () => {
    const program = await aProgram();
    program.launch(asTheSystemGetsIt(buildLaunchUrl(aLaunch({ serverDomain: `${PAGE}/` }))));
    const asPage: Asking = { without: ['authorization'] };
    expect(callIn(await ask(program.port, '/v2/hello', asPage))).toEqual({
      callID: null,
      roomID: '482913605',
    });
    expect(await ask(program.port, '/v2/show', { ...post(), ...asPage })).toMatchObject({ status: 204 });
    const evil = { ...asPage, headers: { origin: 'https://evil.example.com' } };
    expect(await ask(program.port, '/v2/hello', evil)).toMatchObject({ status: 403 });
  });
});

describe('asking', () => {
  it('hello says who is there and which call it has', async () => {
    const { port } = await inCall();
    expect((await ask(port, '/v2/hello', { without: ['authorization'] })).json).toEqual({
      dialect: 2,
      name: 'webexe-desktop',
      version: '1.0.0',
      os: 'linux',
      can: ['show', 'snapshot', 'streams'],
      call: { callID: 'call_t', roomID: '482913605' },
    });
  });

  it('leave says so in the stream, and the program ends', async () => {
    const program = await inCall();
    const reading = await read(program.port);
    expect(await ask(program.port, '/v2/leave', post())).toMatchObject({ status: 202, text: '' });
    expect(await reading.over).toBe('end');
    expect(reading.lines.slice(-2)).toMatchObject([
      { event: { event: 'roomStatus', code: 2, msg: '退出房间' } },
      { bye: 'left' },
    ]);
    expect(await program.ended).toBe(0);
  });

  it('leave of a program that stays: no call, yet its stream is told to whoever was cut off', async () => {
    const { port } = await idle();
    for (const [method, name] of [
      ['POST', 'leave'],
      ['POST', 'show'],
      ['POST', 'snapshot'],
      ['POST', 'streams'],
    ] as const) {
      expect(await ask(port, `/v2/${name}`, { method, body: {} })).toMatchObject({
        status: 409,
        json: { error: { code: 'call.none' } },
      });
    }
    const late = await read(port);
    expect(await late.over).toBe('end');
    expect(late.lines.at(-1)).toMatchObject({ bye: 'left' });
  });

  it('events of a program that never had a call', async () => {
    const program = await aProgram({ staysIdle: true, servers: [`${PAGE}/`] });
    expect(await ask(program.port, '/v2/events')).toMatchObject({
      status: 409,
      json: { error: { code: 'call.none' } },
    });
  });

  it('show', async () => {
    const log: string[] = [];
    const { port } = await inCall({ log: (line) => log.push(line) });
    expect(await ask(port, '/v2/show', post())).toMatchObject({ status: 204, text: '' });
    expect(log).toContain('its window comes to the front');
  });

  it('a room pushes no stream of its own, so there is no picture of it', async () => {
    const { port } = await inCall();
    for (const [name, body] of [
      ['snapshot', { role: 'pusher' }],
      ['streams', { pushURL: 'rtmp://p/a', playURL: 'rtmp://p/b', title: '' }],
    ] as const) {
      expect(await ask(port, `/v2/${name}`, post(body))).toMatchObject({
        status: 409,
        json: { error: { code: 'notStreaming' } },
      });
    }
  });

  it('PushPlay takes other streams, gives pictures, and stays when its streams stop', async () => {
    service.give(pushPlayOrder);
    const program = await inCall();
    expect(program.pushPlay?.session).toMatchObject({ title: 'One' });
    const streams = { pushURL: 'rtmp://p/live/c?s=1', playURL: 'rtmp://q/live/d?s=1', title: 'Two' };
    expect(await ask(program.port, '/v2/streams', post(streams))).toMatchObject({ status: 204 });
    expect(program.pushPlay?.session).toEqual(streams);

    const picture = await ask(program.port, '/v2/snapshot', post({ role: 'player' }));
    expect(picture).toMatchObject({ status: 200, json: { url: 'rtmp://q/live/d' } });
    const { base64 } = picture.json as { base64: string };
    expect(Buffer.from(base64, 'base64').subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));

    const reading = await read(program.port);
    expect(await ask(program.port, '/v2/leave', post())).toMatchObject({ status: 202 });
    expect(program.pushPlay?.session).toBeNull();
    expect(await ask(program.port, '/v2/snapshot', post({ role: 'player' }))).toMatchObject({
      json: { error: { code: 'notStreaming' } },
    });
    expect(await ask(program.port, '/v2/hello')).toMatchObject({ status: 200 });
    expect(reading.lines.some(({ bye }) => bye)).toBe(false);
  });

  it.each([
    ['snapshot', {}],
    ['snapshot', { role: 'camera' }],
    ['streams', { pushURL: 'https://p', playURL: 'rtmp://p', title: '' }],
    ['streams', { pushURL: 'rtmp://p', playURL: 'rtmp://p' }],
    ['launch', { ticket: 'short', key: KEY, server: 'https://s/' }],
    ['launch', { ticket: ticket(), key: KEY, server: 'https://s' }],
    ['launch', null],
  ])('%s with %j is no question', async (name, body) => {
    const { port } = await inCall();
    expect(await ask(port, `/v2/${name}`, post(body))).toMatchObject({
      status: 400,
      json: { error: { code: 'request.invalid' } },
    });
  });

  it.each(['?after=x', '?after=-1', '?after=1.5', '?after='])('events%s is no question', async (search) => {
    const { port } = await inCall();
    expect(await ask(port, `/v2/events${search}`)).toMatchObject({ status: 400 });
  });
});

describe('launch', () => {
  it('while idle redeems the ticket and enters; it needs no key', async () => {
    const { port } = await idle();
    const answer = await ask(port, '/v2/launch', { ...post(launchBody('a')), without: ['authorization'] });
    expect(answer).toMatchObject({ status: 202, json: { callID: 'call_a' } });
    expect(callIn(await ask(port, '/v2/hello'))).toEqual({ callID: 'call_a', roomID: '482913605' });
    const reading = await read(port);
    await expect.poll(() => reading.lines).toContainEqual(expect.objectContaining({ seq: 1 }));
    expect(reading.lines[0]).toMatchObject({ missed: 0 });
  });

  it('while busy says with what, and spends no ticket', async () => {
    const { port } = await inCall();
    expect(await ask(port, '/v2/launch', post(launchBody('a')))).toMatchObject({
      status: 409,
      json: { error: { code: 'busy', callID: 'call_t', roomID: '482913605' } },
    });
    expect(service.asked).toHaveLength(1);
  });

  it('told to replace, leaves the running call first, and says so in its stream', async () => {
    const { port } = await inCall();
    const reading = await read(port);
    const answer = await ask(
      port,
      '/v2/launch',
      post(launchBody('a', { replace: true, key: 'n'.repeat(22) })),
    );
    expect(answer).toMatchObject({ status: 202, json: { callID: 'call_a' } });
    expect(await reading.over).toBe('end');
    expect(reading.lines.slice(-2)).toMatchObject([{ event: { code: 2 } }, { bye: 'replaced' }]);
    expect(await ask(port, '/v2/events')).toMatchObject({ json: { error: { code: 'key.wrong' } } });
  });

  it('told to replace with a ticket that is refused, keeps the running call', async () => {
    const { port } = await inCall();
    service.next('ticket.expired');
    expect(await ask(port, '/v2/launch', post(launchBody('a', { replace: true })))).toMatchObject({
      status: 409,
      json: { error: { code: 'ticket.refused', reason: 'ticket.expired' } },
    });
    expect(callIn(await ask(port, '/v2/hello'))).toMatchObject({ callID: 'call_t' });
  });

  it.each(['ticket.invalid', 'ticket.used', 'ticket.expired', 'room.closed', 'call.ended'])(
    'hands on why the ticket was refused: %s',
    async (reason) => {
      const { port } = await idle();
      service.next(reason);
      expect(await ask(port, '/v2/launch', post(launchBody('a')))).toMatchObject({
        status: 409,
        json: { error: { code: 'ticket.refused', reason } },
      });
    },
  );

  it('two at once: one call, and the other hears that it is busy', async () => {
    const { port } = await idle();
    const answers = await Promise.all(
      ['a', 'b'].map((letter) => ask(port, '/v2/launch', post(launchBody(letter)))),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([202, 409]);
  });

  it('takes the place of a call that has just ended, before the program is gone', async () => {
    const program = await inCall();
    const { port } = program;
    await ask(port, '/v2/leave', post());
    expect(await ask(port, '/v2/launch', post(launchBody('a')))).toMatchObject({ status: 202 });
    const reading = await read(port);
    await expect.poll(() => reading.lines.filter(({ beat }) => beat).length).toBeGreaterThan(0);
    expect(callIn(await ask(port, '/v2/hello'))).toMatchObject({ callID: 'call_a' });
  });
});

describe('rude on demand', () => {
  it.each([
    ['http500', { status: 500, text: 'broken' }],
    ['wrongJson', { status: 200, text: '<h1>It works!</h1>' }],
    ['oldVersion', { status: 200, json: { version: '0.9.0' } }],
    ['wrongPort', { status: 200, json: { version: '1.0.0' } }], // shows in the first dialect alone
  ] as const)('%s', async (kind, answer) => {
    const program = await inCall();
    program.behave({ kind });
    expect(await ask(program.port, '/v2/hello')).toMatchObject(answer);
    program.behave({ kind: 'polite' });
    expect(await ask(program.port, '/v2/hello')).toMatchObject({ json: { version: '1.0.0' } });
  });

  it('reset', async () => {
    const program = await inCall({ behaviour: { kind: 'reset' } });
    await expect(ask(program.port, '/v2/hello')).rejects.toThrow('ECONNRESET');
  });

  it('hang, until the process dies', async () => {
    const program = await inCall({ behaviour: { kind: 'hang' } });
    const asking = ask(program.port, '/v2/hello').catch((error: Error) => error.message);
    await expect.poll(() => program.requests).toContain('/v2/hello');
    await program.crash();
    expect(await asking).toBe('socket hang up');
  });

  it('several at once', async () => {
    const program = await inCall();
    program.behave([{ kind: 'slow', ms: 120 }, { kind: 'oldVersion' }]);
    const began = performance.now();
    expect(await ask(program.port, '/v2/hello')).toMatchObject({ json: { version: '0.9.0' } });
    expect(performance.now() - began).toBeGreaterThanOrEqual(118);
  });
});
