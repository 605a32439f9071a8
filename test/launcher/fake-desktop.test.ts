import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseBehaviour, parseBehaviours } from '../../mocks/desktop/behaviour';
import {
  startFakeDesktop,
  type FakeDesktop,
  type FakeDesktopOptions,
} from '../../mocks/desktop/fake-desktop';
import { percentDecode, readLaunchLine } from '../../mocks/desktop/launch-line';
import { buildLaunchUrl } from '../../src/launcher';
import { aLaunch, asTheSystemGetsIt } from './support/requests';

const programs: FakeDesktop[] = [];
afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.crash()));
});

async function aProgram(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await startFakeDesktop(options);
  programs.push(program);
  return program;
}

interface Raw {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

function ask(program: FakeDesktop, path: string, method = 'GET', host = '127.0.0.1'): Promise<Raw> {
  return new Promise((done, fail) => {
    const asking = httpRequest({ host, port: program.port, path, method, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        done({ status: response.statusCode ?? 0, type: response.headers['content-type'], body });
      });
    });
    asking.on('error', fail);
    asking.end();
  });
}

const hello = (port: number, data = 'null') => `{"code":0,"data":${data},"message":"","port":${port}}`;

describe('the wire of 2018', () => {
  it('B1 answers a question with nothing to tell', async () => {
    const program = await aProgram();
    expect(await ask(program, '/query?callback=jsonp_callback_1&v=01')).toEqual({
      status: 200,
      type: 'text/html',
      body: `jsonp_callback_1(${hello(program.port)}\n)`,
    });
  });

  it('B2 without a callback answers plain JSON', async () => {
    const program = await aProgram();
    expect((await ask(program, '/query')).body).toBe(`${hello(program.port)}\n`);
    expect((await ask(program, '/query?callback=&v=1')).body).toBe(`${hello(program.port)}\n`);
  });

  it('B3 finds the callback anywhere, even inside another name', async () => {
    const program = await aProgram();
    expect((await ask(program, '/query?v=1&callback=cb')).body).toBe(`cb(${hello(program.port)}\n)`);
    expect((await ask(program, '/query?xcallback=zz')).body).toBe(`zz(${hello(program.port)}\n)`);
  });

  it('B4 reflects the callback as it stands', async () => {
    const program = await aProgram();
    expect((await ask(program, '/query?callback=alert(1)//')).body).toMatch(/^alert\(1\)\/\/\(/);
  });

  it('B5 hands an event out once', async () => {
    const program = await aProgram();
    program.emit({ event: 'roomStatus', msg: '创建房间成功', code: 0 });
    const event = '[{"code":0,"event":"roomStatus","msg":"创建房间成功"}]';
    expect((await ask(program, '/query?callback=cb')).body).toBe(`cb(${hello(program.port, event)}\n)`);
    expect((await ask(program, '/query?callback=cb')).body).toBe(`cb(${hello(program.port)}\n)`);
  });

  it('B6 the creator carries a tag behind the name; an empty room is null', async () => {
    const program = await aProgram();
    program.launch(
      asTheSystemGetsIt(buildLaunchUrl(aLaunch({ userID: 'u1', userName: '曹操', userAvatar: '123' }))),
    );
    const list = '[{"role":0,"userAvatar":"123","userID":"u1","userName":"曹操(管理员)"}]';
    await expect
      .poll(async () => (await ask(program, '/query')).body)
      .toContain(`{"event":"memberChange","list":${list}}`);
    program.emit({ list: null, event: 'memberChange' });
    expect((await ask(program, '/query')).body).toContain('[{"event":"memberChange","list":null}]');
  });

  it('B7 escapes as JSON does, and not the slash', async () => {
    const program = await aProgram();
    const message = { msg: 'hi "x" </script>\n', roomID: 'r', userAvatar: 'a', userID: 'u', userName: 'n' };
    program.emit({ event: 'roomTextMsg', ...message });
    expect((await ask(program, '/query')).body).toContain(
      String.raw`{"event":"roomTextMsg","msg":"hi \"x\" </script>\n","roomID":"r","userAvatar":"a","userID":"u","userName":"n"}`,
    );
  });

  it('B8 an SDK event', async () => {
    const program = await aProgram();
    program.emit({
      params: [
        { value: 'ok', name: 'EVT_MSG' },
        { value: 'rtmp://p/live/a', name: 'url' },
      ],
      eventID: 1002,
      event: 'sdkEventCallback',
    });
    expect((await ask(program, '/query')).body).toContain(
      '{"event":"sdkEventCallback","eventID":1002,"params":[{"name":"EVT_MSG","value":"ok"},{"name":"url","value":"rtmp://p/live/a"}]}',
    );
  });

  it('B9 keeps the last 500 events', async () => {
    const program = await aProgram();
    for (let eventID = 0; eventID <= 500; eventID += 1) program.emit({ event: 'e', eventID });
    const { data } = JSON.parse((await ask(program, '/query')).body) as { data: { eventID: number }[] };
    expect(data).toHaveLength(500);
    expect(data[0]).toEqual({ event: 'e', eventID: 1 });
  });

  it('B10 two who ask share the events between them', async () => {
    const program = await aProgram();
    program.emit({ event: 'one' });
    expect((await ask(program, '/query?callback=a')).body).toContain('"one"');
    program.emit({ event: 'two' });
    expect((await ask(program, '/query?callback=b')).body).not.toContain('"one"');
    expect((await ask(program, '/query?callback=a')).body).not.toContain('"two"');
  });

  it('B11 quits with an empty body, says that it left, and ends well', async () => {
    const program = await aProgram();
    program.launch(asTheSystemGetsIt(buildLaunchUrl(aLaunch())));
    expect(await ask(program, '/quit?callback=cb&v=1')).toEqual({ status: 200, type: 'text/html', body: '' });
    await expect
      .poll(async () => (await ask(program, '/query')).body)
      .toContain('{"code":2,"event":"roomStatus","msg":"退出房间"}');
    expect(await program.ended).toBe(0);
    await expect(ask(program, '/query')).rejects.toThrow('ECONNREFUSED');
  });

  it('B12 refuses OPTIONS, and leaves a POST without a reply', async () => {
    const program = await aProgram();
    expect(await ask(program, '/query', 'OPTIONS')).toEqual({ status: 503, type: undefined, body: '' });

    const socket = connect(program.port, '127.0.0.1');
    const received: Buffer[] = [];
    socket.on('data', (part: Buffer) => received.push(part));
    const cut = new Promise((done) => socket.on('close', done));
    socket.write('POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n');
    await expect.poll(() => program.requests).toEqual(['/query', '/query']);
    await program.crash();
    await cut;
    expect(received).toEqual([]);
  });

  it('B13 refuses an order that is no JSON, and touches no event', async () => {
    const program = await aProgram();
    program.emit({ event: 'one' });
    const refusal = 'cb({"code": -1, "message" : "Wrong parameters"})';
    expect((await ask(program, '/externalProtol?json={bad&callback=cb')).body).toBe(refusal);
    expect((await ask(program, '/query')).body).toContain('"one"');
  });

  it('B14 B15 answers what it does not do with success', async () => {
    const program = await aProgram();
    const body = (await ask(program, '/externalProtol?json=%7B%22type%22:%22nope%22%7D&callback=cb')).body;
    expect(body).toBe('cb({"code": 0, "message" : ""})');
    expect(program.order).toBeNull();
    expect(await ask(program, '/externalProtol')).toMatchObject({ status: 200, body: '' });
  });

  it('listens on both loopback addresses', async () => {
    const program = await aProgram();
    expect((await ask(program, '/query', 'GET', '::1')).body).toBe(`${hello(program.port)}\n`);
  });
});

describe('reading a launch link', () => {
  it('B18 ignores what follows the order, as the quotation mark of the system does', () => {
    expect(readLaunchLine('txcloudroom://liteav/params?json={%22type%22:%22RTCRoom%22}"')?.type).toBe(
      'RTCRoom',
    );
  });

  it('B17 finds the scheme in small letters only', () => {
    expect(readLaunchLine('TXCloudRoom://liteav/params?json={}')).toBeNull();
  });

  it.each(['xyz', '', '[1]', '{"a":}', '{"a":1'])('B19 an order that is %j opens nothing', (json) => {
    expect(readLaunchLine(`txcloudroom://liteav/params?json=${json}`)).toBeNull();
  });

  it('B20 decodes before it parses, so a quotation mark in a value breaks the order; a plus is a space', () => {
    expect(readLaunchLine('txcloudroom://liteav/params?json={"roomInfo":"a%22b"}')).toBeNull();
    expect(readLaunchLine('txcloudroom://liteav/params?json={"roomInfo":"a+b"}')?.roomInfo).toBe('a b');
    expect(readLaunchLine('txcloudroom://liteav/params?json={"roomInfo":"a%0Ab"}')?.roomInfo).toBe('a\nb');
  });

  it('B22 crashes on a number in quotation marks', () => {
    expect(() => readLaunchLine('txcloudroom://liteav/params?json={"port":"48887"}')).toThrow(
      'not convertible',
    );
  });

  it('fills in its own defaults', () => {
    expect(readLaunchLine('txcloudroom://liteav/params?json={"type":"LiveRoom"}')).toMatchObject({
      template: '1v4',
      singleton: true,
      mixRecord: false,
      screenRecord: 0,
      userTag: '管理员',
    });
  });

  it('takes each %XX for a byte and a lone percent sign for itself', () => {
    expect(percentDecode('%E6%9B%B9操%zz%')).toBe('曹操%zz%');
  });
});

describe('behaviours on demand', () => {
  it('are read from text', () => {
    expect(parseBehaviour('slow:3000')).toEqual({ kind: 'slow', ms: 3000 });
    expect(parseBehaviour('http500')).toEqual({ kind: 'http500' });
    expect(parseBehaviours('slow:300,noBeat')).toEqual([{ kind: 'slow', ms: 300 }, { kind: 'noBeat' }]);
    expect(() => parseBehaviour('toString')).toThrow('unknown behaviour');
    expect(() => parseBehaviour('slow')).toThrow('unknown behaviour');
    expect(() => parseBehaviour('polite:1')).toThrow('unknown behaviour');
  });

  it.each([
    ['http500', { status: 500, body: 'broken' }],
    ['wrongJson', { status: 200, body: '<h1>It works!</h1>' }],
  ] as const)('%s', async (kind, reply) => {
    const program = await aProgram({ behaviour: { kind } });
    expect(await ask(program, '/query?callback=cb')).toMatchObject(reply);
  });

  it('wrongPort and wrongCallback', async () => {
    const program = await aProgram({ behaviour: { kind: 'wrongPort' } });
    expect((await ask(program, '/query?callback=cb')).body).toBe(`cb(${hello(program.port + 1)}\n)`);
    program.behave({ kind: 'wrongCallback' });
    expect((await ask(program, '/query?callback=cb')).body).toBe(`somebody_else(${hello(program.port)}\n)`);
  });

  it('reset', async () => {
    const program = await aProgram({ behaviour: { kind: 'reset' } });
    await expect(ask(program, '/query')).rejects.toThrow('ECONNRESET');
  });
});
