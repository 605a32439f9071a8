import { describe, expect, it, vi } from 'vitest';
import { aDropIn } from './support/drop-in-world';

const data = { pushURL: 'rtmp://p/live/a?x=1', playURL: 'rtmp://q/live/b' };
const others = { pushURL: 'rtmp://p/a', playURL: 'rtmp://q/b?x=1&y=2' };
const handOver =
  '48888/csliveCreateSession?pushURL=rtmp%3A%2F%2Fp%2Fa&pullURL=rtmp%3A%2F%2Fq%2Fb%3Fx%3D1%26y%3D2';

async function pushing() {
  const world = aDropIn();
  const [success, fail, onRecvEvent] = [vi.fn(), vi.fn(), vi.fn()];
  world.startsAfter(50);
  world.PushPlay.setListener({ onRecvEvent });
  world.PushPlay.startEXE({ data, success, fail });
  await world.clock.pass(500);
  const program = world.programs.get(48888);
  if (!program) throw new Error('no program was started');
  return { world, program, success, fail, onRecvEvent };
}

describe('PushPlay', () => {
  it('A24 opens the bytes of 2018, with the logo and the window as they were given', async () => {
    const world = aDropIn();
    const custom = { top_window: false, proxy_ip: '9.9.9.9', proxy_port: 1080 };
    world.PushPlay.startEXE({ data: { ...data, logoUrl: 'l.png' }, custom });
    await world.clock.pass(0);
    const original =
      'TXCloudRoom://liteav/params?json={"dataChannel":"externalProtol","type":"CustomServiceLive","action":"start","pushURL":"rtmp%3A%2F%2Fp%2Flive%2Fa%3Fx%3D1","playURL":"rtmp%3A%2F%2Fq%2Flive%2Fb","title":"undefined","logo":"undefined","top_window":true,"port":48888,"singleton":true,"proxy":{"ip":"9.9.9.9","port":1080}}';
    expect(world.opened).toEqual([
      original
        .replace('"logo":"undefined"', '"logo":"l.png"')
        .replace('"top_window":true', '"top_window":false'),
    ]);
  });

  it.each([
    { pushURL: 'rtmp://p/a' },
    { playURL: 'rtmp://q/b' },
    { pushURL: 'http://p', playURL: 'rtmp://q' },
  ])('refuses %j with -9999, without a dialog', (unfit) => {
    const world = aDropIn();
    const fail = vi.fn();
    world.PushPlay.startEXE({ data: unfit, fail });
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -9999 }));
    expect(world.opened).toEqual([]);
  });

  it('A25 hands the streams to a window that runs already, and that is success', async () => {
    const world = aDropIn();
    const success = vi.fn();
    world.run(48888);
    world.PushPlay.setListener({ onRecvEvent: vi.fn() });
    await world.clock.pass(10);
    world.PushPlay.startEXE({ data: others, success });
    await world.clock.pass(500);
    expect(success).toHaveBeenCalledExactlyOnceWith({ data: { httpPort: 48888 } });
    expect(world.asked).toContain(handOver);
    expect(world.opened).toEqual([]);
  });

  it('A26 sends orders only while it is connected, and none for a role that there is not', async () => {
    const idle = aDropIn();
    idle.PushPlay.stopEXE();
    for (const userRole of ['pusher', 'player', 'x']) idle.PushPlay.videoSnapshot({ data: { userRole } });
    await idle.clock.pass(100);
    expect(idle.asked).toEqual([]);

    const { world } = await pushing();
    for (const userRole of ['pusher', 'player', 'x']) world.PushPlay.videoSnapshot({ data: { userRole } });
    await world.clock.pass(100);
    world.PushPlay.stopEXE();
    await world.clock.pass(6000);
    const orders = world.asked.filter((path) => path.includes('cslive'));
    expect(orders).toEqual([
      '48888/csliveSnapshotPusher',
      '48888/csliveSnapshotPlayer',
      '48888/csliveDestroySession?',
    ]);
    expect(world.clock.waiting).toBe(0);
  });

  it('A27 a start while it runs changes the streams and says whether that went well', async () => {
    const { world, program } = await pushing();
    const [success, fail] = [vi.fn(), vi.fn()];
    world.PushPlay.startEXE({ data: others, success, fail });
    await world.clock.pass(100);
    expect(world.asked).toContain(handOver);
    expect(success).toHaveBeenCalledExactlyOnceWith({ data: { httpPort: 48888 } });
    program.behaviour = 'unreachable';
    world.PushPlay.startEXE({ data: others, fail });
    await world.clock.pass(10);
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -1 }));
    expect(world.opened).toHaveLength(1);
  });

  it('A28 that dies says so within three seconds and opens nothing by itself; the next start does', async () => {
    const { world, success, onRecvEvent } = await pushing();
    world.programs.clear();
    await world.clock.pass(3000);
    expect(onRecvEvent).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ event: 'roomStatus', code: -2000 }),
    );
    await world.clock.pass(60_000);
    expect(world.opened).toHaveLength(1);
    world.PushPlay.startEXE({ data, success });
    await world.clock.pass(1000);
    expect(world.opened).toHaveLength(2);
    expect(success).toHaveBeenCalledTimes(2);
  });

  it('A31 passes every event on as one argument', async () => {
    const { world, program, onRecvEvent } = await pushing();
    const events = [
      { event: 'roomStatus', code: -1, msg: '' },
      { event: 'snapshot', id: 'id', base64Img: 'AA==' },
      { event: 'sdkEventCallback', eventID: 200001, params: [] },
      { event: 'fireworks', colour: 'red' },
    ];
    program.events.push(...events);
    await world.clock.pass(100);
    expect(onRecvEvent.mock.calls).toEqual(events.map((event) => [event]));
  });

  it('after unload works again', async () => {
    const { world, success } = await pushing();
    world.PushPlay.unload();
    expect(world.fetched.map(({ url }) => url)).toEqual(['http://localhost:48888/csliveDestroySession']);
    await world.clock.pass(100);
    world.PushPlay.startEXE({ data, success });
    await world.clock.pass(1000);
    expect(success).toHaveBeenCalledTimes(2);
  });
});

describe('ExeMsgChannel', () => {
  const connect = {
    data: { serverDomain: 'http://localhost:48887/query', httpPort: 48887, fistTimeout: 14 },
  };

  it('connects, passes events on, and tells that the program has gone', async () => {
    const { ExeMsgChannel: channel, clock, run, programs } = aDropIn();
    const [onConnectStatus, onRecvCmd] = [vi.fn(), vi.fn()];
    channel.setListener({ onConnectStatus, onRecvCmd });
    run(48887, { event: 'fireworks' });
    channel.startConnect(connect);
    await clock.pass(1000);
    expect(onConnectStatus).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 0, port: 48887 }),
    );
    expect(onRecvCmd).toHaveBeenCalledExactlyOnceWith({ event: 'fireworks' }, 48887);
    programs.clear();
    await clock.pass(3000);
    expect(onConnectStatus).toHaveBeenLastCalledWith(expect.objectContaining({ code: -2 }));
    expect(clock.waiting).toBe(0);
  });

  it('gives up after as many questions as it was told', async () => {
    const { ExeMsgChannel: channel, clock } = aDropIn();
    const onConnectStatus = vi.fn();
    channel.setListener({ onConnectStatus });
    channel.startConnect(connect);
    await clock.pass(6900);
    expect(onConnectStatus).not.toHaveBeenCalled();
    await clock.pass(200);
    expect(onConnectStatus).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: -1 }));
  });

  it('sends orders over a connection, and none without', async () => {
    const { ExeMsgChannel: channel, clock, run, asked } = aDropIn();
    run(48887);
    const quit = { data: { cmdUrl: 'http://localhost:48887/quit?' } };
    channel.sendCmd(quit);
    expect(asked).toEqual([]);
    channel.startConnect(connect);
    channel.sendCmd(quit);
    await clock.pass(10);
    expect(asked).toContain('48887/quit');
    channel.stopConnect({ data: { port: 48887 } });
    await clock.pass(1000);
    expect(clock.waiting).toBe(0);
  });

  it('fails for an argument without a port', () => {
    const fail = vi.fn();
    aDropIn().ExeMsgChannel.startConnect({ data: {}, fail });
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -9999 }));
  });
});

describe('getSDKLoginInfo', () => {
  const ask = (world: ReturnType<typeof aDropIn>, method: string) =>
    new Promise<unknown>((done) =>
      world.getSDKLoginInfo({
        data: { loginServerDoMain: 'https://h/get_login_info', method, userID: 'u 1' },
        success: (ret: unknown) => done({ success: ret }),
        fail: (ret: unknown) => done({ fail: ret }),
      }),
    );

  it('asks as it always did and hands over what came', async () => {
    const world = aDropIn();
    world.answerFetch(() => Promise.resolve(Response.json({ userSig: 's' })));
    expect(await ask(world, 'GET')).toEqual({ success: { status: 200, data: { userSig: 's' } } });
    expect(world.fetched[0]?.url).toBe('https://h/get_login_info?v=025&userID=u+1');
    await ask(world, 'post');
    expect(world.fetched[1]).toMatchObject({
      url: 'https://h/get_login_info',
      init: { body: '{"userID":"u 1"}' },
    });
  });

  it.each([
    ['a refusal', () => Promise.resolve(new Response('', { status: 403 })), { code: 403 }],
    [
      'no answer in time',
      () => Promise.reject(new DOMException('', 'TimeoutError')),
      { code: -1, msg: '请求超时' },
    ],
    ['nobody', () => Promise.reject(new TypeError('Failed to fetch')), { code: 0 }],
    ['no JSON', () => Promise.resolve(new Response('<h1>')), { code: 0 }],
  ])('fails once for %s', async (_, answer, expected) => {
    const world = aDropIn();
    world.answerFetch(answer);
    expect(await ask(world, 'GET')).toMatchObject({ fail: expected });
  });
});

it('EnumDef has the values of the wire', () => {
  const { EnumDef } = aDropIn();
  expect(EnumDef).toMatchObject({
    RoomAction: { CreateRoom: 'createRoom', EnterRoom: 'enterRoom' },
    Template: { Template1V1: '1v1', Template1V4: '1v4' },
    ScreenRecordType: { RecordNone: 0, RecordScreenToBoth: 3 },
  });
});
