import { describe, expect, it, vi } from 'vitest';
import { readLaunchLine } from '../../mocks/desktop/launch-line';
import { aDropIn, type DropInWorld } from './support/drop-in-world';
import { asTheSystemGetsIt } from './support/requests';

const user = { userID: 'u1', sdkAppID: 1400000001, accType: '18454', userSig: 'sig' };
const room = {
  serverDomain: 'https://h/',
  roomAction: 'createRoom',
  roomID: 'r1',
  roomName: 'N',
  roomTitle: 'T',
  roomLogo: '',
  template: '1v1',
};
const start = 'TXCloudRoom://liteav/params?json=';

function callbacks() {
  return {
    success: vi.fn<(ret: unknown) => void>(),
    fail: vi.fn<(ret: { errCode: number; errMsg: string }) => void>(),
  };
}
function listeners() {
  return { onRoomClose: vi.fn(), onMemberChange: vi.fn(), onRecvRoomIMMsg: vi.fn(), onRecvEvent: vi.fn() };
}
const orderIn = (url: string | undefined) => readLaunchLine(asTheSystemGetsIt(url ?? ''))?.raw;
const count = (world: DropInWorld, question: string) =>
  world.asked.filter((asked) => asked.startsWith(question)).length;

type RoomName = 'LiveRoom' | 'RtcRoom';

/** What a module opens for its argument. */
async function linkOf(name: RoomName, object: object): Promise<string | undefined> {
  const world = aDropIn();
  world[name].startEXE(object);
  await world.clock.pass(0);
  return world.opened[0];
}

/** A LiveRoom call whose program answers. */
async function inCall(object: object = {}) {
  const world = aDropIn();
  const [ret, on] = [callbacks(), listeners()];
  world.startsAfter(50);
  world.LiveRoom.setListener(on);
  world.LiveRoom.startEXE({ userdata: user, roomdata: room, ...ret, ...object });
  await world.clock.pass(500);
  const program = world.programs.get(48887);
  if (!program) throw new Error('no program was started');
  return { world, program, ...ret, ...on };
}

describe('the link of a room', () => {
  it('A1 LiveRoom: the bytes of 2018 but for the quotation mark, opened at once', async () => {
    const url = await linkOf('LiveRoom', {
      userdata: { ...user, userID: 'u 1', userSig: 'eJ+a/b=*-_', userName: '曹操"' },
      roomdata: {
        ...room,
        serverDomain: 'https://room.qcloud.com/',
        roomID: 'room_1',
        roomName: '雷锋的房间',
        roomTitle: 'T&1',
        template: '1v3',
      },
    });
    expect(url).toBe(
      `${start}{"dataChannel":"externalProtol","type":"LiveRoom","action":"createRoom","serverDomain":"https%3A%2F%2Froom.qcloud.com%2Fweapp%2Flive_room%2F","template":"1v3","userList":true,"IMList":true,"whiteboard":true,"screenShare":true,"sdkAppID":1400000001,"accountType":"18454","userID":"u%201","userSig":"eJ%2Ba%2Fb%3D*-_","userName":"%E6%9B%B9%E6%93%8D%5C%22","userAvatar":"123","roomID":"room_1","roomInfo":"%E9%9B%B7%E9%94%8B%E7%9A%84%E6%88%BF%E9%97%B4","title":"T%261","logo":"","port":48887,"singleton":true,"mixRecord":true,"screenRecord":0,"recordUrl":""}`,
    );
  });

  const least = { userID: 'u', sdkAppID: 1, accType: 2, userSig: 's' };
  const entry = { serverDomain: 'https://h/', roomAction: 'enterRoom', roomID: 7 };
  const bytes = (service: string, template: string) =>
    `${start}{"dataChannel":"externalProtol","type":"RTCRoom","action":"enterRoom","serverDomain":"https%3A%2F%2Fh%2Fweapp%2F${service}%2F",${template}"userList":true,"IMList":true,"whiteboard":true,"screenShare":true,"sdkAppID":1,"accountType":2,"userID":"u","userSig":"s","userName":"u","userAvatar":"123","roomID":"7","roomInfo":"undefined","title":"undefined","logo":"undefined","port":48887,"singleton":true,"mixRecord":true,"screenRecord":0,"recordUrl":""}`;

  it.each([
    ['A3', '1v1', 'double_room'],
    ['A4', undefined, 'multi_room'],
    ['A5', '1v2', 'multi_room'],
    ['A5', '1v3', 'multi_room'],
    ['A5', '1v4', 'multi_room'],
  ])('%s RtcRoom, template %s: the bytes of 2018', async (_, template, service) => {
    const url = await linkOf('RtcRoom', { userdata: least, roomdata: { ...entry, template } });
    expect(url).toBe(bytes(service, template ? `"template":"${template}",` : ''));
  });

  it('A6 singleton false takes a port of its own, which the original never does', async () => {
    const order = orderIn(
      await linkOf('LiveRoom', { userdata: user, roomdata: room, custom: { singleton: false } }),
    );
    expect(order).toMatchObject({ port: 53884, singleton: false });
  });

  it.each([
    ['of the documents', { proxy_ip: '1.2.3.4', proxy_port: 1080 }],
    ['of the code', { ip: '1.2.3.4', port: 1080 }],
  ])('A7 a proxy under the names %s', async (_, custom) => {
    const url = await linkOf('RtcRoom', { userdata: user, roomdata: room, custom });
    expect(url?.endsWith(',"recordUrl":"","proxy":{"ip":"1.2.3.4","port":1080}}')).toBe(true);
  });

  it.each([
    ['beside userdata', { userdata: user, userAvatar: 'top' }],
    ['in userdata, where the documents put it', { userdata: { ...user, userAvatar: 'top' } }],
  ])('A8 an avatar %s', async (_, object) => {
    expect(await linkOf('LiveRoom', { ...object, roomdata: room })).toContain('"userAvatar":"top"');
  });

  it('A9 recording modes, and recordPath', async () => {
    const custom = { mixRecord: false, screenRecord: 3, cloudRecordUrl: 'rtmp://h/a?b=1&c=2' };
    const recorded = '"mixRecord":false,"screenRecord":3,"recordUrl":"rtmp%3A%2F%2Fh%2Fa%3Fb%3D1%26c%3D2"';
    const object = { userdata: user, roomdata: room };
    expect(await linkOf('LiveRoom', { ...object, custom })).toContain(`${recorded}}`);
    expect(await linkOf('LiveRoom', { ...object, custom: { ...custom, recordPath: 'D:/rec' } })).toContain(
      `${recorded},"recordPath":"D%3A%2Frec"}`,
    );
  });

  it('types that would crash the program are made right', async () => {
    const order = orderIn(
      await linkOf('RtcRoom', {
        userdata: { ...user, sdkAppID: '1400000001' },
        roomdata: { ...room, roomID: undefined, roomId: 7 },
        custom: { whiteboard: 'false', userList: 1, record: false },
      }),
    );
    expect(order).toMatchObject({ sdkAppID: 1400000001, roomID: '7', whiteboard: false, userList: true });
    expect(order).toMatchObject({ mixRecord: false });
  });
});

describe('an argument that will not do', () => {
  it.each([
    ['A10', 'LiveRoom', { userdata: user, roomdata: { ...room, roomID: undefined } }, -9999, 'roomID'],
    ['A10', 'RtcRoom', { userdata: { ...user, userSig: '' }, roomdata: room }, -9999, 'userSig'],
    ['A11', 'RtcRoom', { userdata: user, roomdata: {} }, -9998, ''],
    ['A11', 'RtcRoom', { userdata: user }, -9998, ''],
    ['', 'LiveRoom', { userdata: user, roomdata: { ...room, roomName: '名'.repeat(250) } }, -7, 'roomName'],
  ] as const)(
    '%s %s fails at once, without a dialog, and asks nothing: %j',
    (_, name, object, errCode, field) => {
      const world = aDropIn();
      const { success, fail } = callbacks();
      world[name].startEXE({ ...object, success, fail });
      expect(fail).toHaveBeenCalledExactlyOnceWith({
        errCode,
        errMsg: expect.stringContaining(field) as string,
      });
      expect([world.asked, world.opened]).toEqual([[], []]);
    },
  );

  it('A12 no argument throws nothing', () => {
    const world = aDropIn();
    for (const module of [world.LiveRoom, world.RtcRoom, world.PushPlay]) module.startEXE();
    expect(world.opened).toEqual([]);
  });

  it('speaks Chinese to a Chinese browser', () => {
    const { fail } = callbacks();
    aDropIn({ language: 'zh-CN' }).RtcRoom.startEXE({ fail });
    expect(fail.mock.calls[0]?.[0].errMsg).toContain('参数错误');
  });
});

describe('the program answers or does not', () => {
  it('A2 nobody: -1 after seven seconds, once; listening goes on, and a late answer is a success', async () => {
    const world = aDropIn();
    const { success, fail } = callbacks();
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, success, fail });
    await world.clock.pass(6990);
    expect(fail).not.toHaveBeenCalled();
    await world.clock.pass(20);
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -1 }));
    await world.clock.pass(60_000);
    expect(fail).toHaveBeenCalledOnce();
    world.run(48887);
    await world.clock.pass(2000);
    expect(success).toHaveBeenCalledExactlyOnceWith({ data: { httpPort: 48887 } });
  });

  it('A2 after a -1 the next start opens the link again', async () => {
    const world = aDropIn();
    const { fail } = callbacks();
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, fail });
    await world.clock.pass(8000);
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, fail });
    await world.clock.pass(0);
    expect(world.opened).toHaveLength(2);
  });

  it('A14 after two seconds: exactly one success', async () => {
    const world = aDropIn();
    const { success, fail } = callbacks();
    world.startsAfter(2000);
    world.RtcRoom.startEXE({ userdata: user, roomdata: room, success, fail });
    await world.clock.pass(20_000);
    expect(success).toHaveBeenCalledExactlyOnceWith({ data: { httpPort: 48887 } });
    expect(fail).not.toHaveBeenCalled();
  });

  it('A14 a reporter that the page passes gets the record; without one nothing is sent to anybody', async () => {
    const world = aDropIn();
    world.startsAfter(50);
    const reporter = vi.fn();
    world.options.reporter = reporter;
    world.RtcRoom.startEXE({ userdata: user, roomdata: room });
    await world.clock.pass(1000);
    expect(reporter).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        type: 'webexe',
        int32_token: 'r1_u1_48887',
        int64_ts_protol_result: 1,
        str_room_type: 'RTCRoom',
        str_opt_type: 'createRoom',
      }),
    );
    expect(world.fetched).toEqual([]);
  });

  it('A15 an instance that runs already: -2, no link, and its events are left alone', async () => {
    const world = aDropIn();
    const { success, fail } = callbacks();
    world.run(48887, { event: 'roomStatus', code: 0, msg: '' });
    world.LiveRoom.setListener(listeners());
    await world.clock.pass(10);
    const again = () => world.LiveRoom.startEXE({ userdata: user, roomdata: room, success, fail });
    again();
    await world.clock.pass(5000);
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -2 }));
    again();
    await world.clock.pass(100);
    expect(fail).toHaveBeenCalledTimes(2);
    expect(world.opened).toEqual([]);
    expect(count(world, '48887/query')).toBe(0);

    world.LiveRoom.stopEXE({ data: { roomID: 'r1' } });
    await world.clock.pass(1000);
    expect(count(world, '48887/quit')).toBe(1);
    world.startsAfter(50);
    again();
    await world.clock.pass(1000);
    expect(success).toHaveBeenCalledOnce();
  });

  it('A16 a slow one that ran already is no success for us', async () => {
    const world = aDropIn();
    const { success, fail } = callbacks();
    world.run(48887).slowMs = 900;
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, success, fail });
    await world.clock.pass(8000);
    expect(success).not.toHaveBeenCalled();
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -2 }));
  });

  it.each([
    ['foreign', -6],
    ['blocked', -3],
  ] as const)('on a port where all is %s the code says so: %i', async (behaviour, errCode) => {
    const world = aDropIn();
    const { fail } = callbacks();
    world.run(48887).behaviour = behaviour;
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, fail });
    await world.clock.pass(8000);
    expect(fail.mock.calls[0]?.[0].errCode).toBe(errCode);
  });

  it('on a page without HTTPS in a browser that minds it, the program is opened and the code says so', async () => {
    const world = aDropIn({ permission: 'insecure' });
    const { fail } = callbacks();
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, fail });
    await world.clock.pass(8000);
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -5 }));
    expect(world.opened).toHaveLength(1);
    expect(world.asked).toEqual([]);
  });
});

describe("the browser's question about programs on this computer", () => {
  it('stops the clock; once it is allowed the link is opened', async () => {
    const world = aDropIn({ permission: 'prompt' });
    const { success, fail } = callbacks();
    const stuck = world.run(48887);
    stuck.slowMs = 40_000; // the browser holds the request back while the person reads
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, success, fail });
    await world.clock.pass(30_000);
    expect([world.opened.length, fail.mock.calls.length]).toEqual([0, 0]);
    world.programs.delete(48887);
    world.startsAfter(50);
    world.setPermission('granted');
    await world.clock.pass(500);
    expect(world.opened).toHaveLength(1);
    expect(success).toHaveBeenCalledOnce();
  });

  it.each(['prompt', 'denied'] as const)('that leads to %s fails with -4, once', async (permission) => {
    const world = aDropIn({ permission });
    const { fail } = callbacks();
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, fail });
    await world.clock.pass(20_000);
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -4 }));
    expect(world.opened).toEqual([]);
  });
});

describe('a room in its call', () => {
  it.each([-1, -1001, -1002, -1003, -1004, -1006, -1007])('A17 roomStatus %i closes it', async (code) => {
    const { world, program, onRoomClose } = await inCall();
    program.events.push({ event: 'roomStatus', code, msg: 'cf' });
    await world.clock.pass(10_000);
    expect(onRoomClose).toHaveBeenCalledExactlyOnceWith({
      data: { roomID: 'r1', roomName: 'N', code, msg: 'cf' },
    });
  });

  it('A17 a window that the person closes closes it too, at once and with the words of the program', async () => {
    const { world, program, onRoomClose } = await inCall();
    program.events.push({ event: 'roomStatus', code: 2, msg: '退出房间' });
    await world.clock.pass(100);
    const data = { roomID: 'r1', roomName: 'N', code: 2, msg: '退出房间' };
    expect(onRoomClose).toHaveBeenCalledExactlyOnceWith({ data });
  });

  it.each([0, 1, -1005, -1008, -1011])('A18 roomStatus %i is told as an event', async (code) => {
    const { world, program, onRoomClose, onRecvEvent } = await inCall();
    program.events.push({ event: 'roomStatus', code, msg: 'm' });
    await world.clock.pass(100);
    expect(onRecvEvent).toHaveBeenCalledExactlyOnceWith('r1', { event: 'roomStatus', code, msg: 'm' });
    expect(onRoomClose).not.toHaveBeenCalled();
  });

  it('A19 members and text messages reach their listeners', async () => {
    const { world, program, onMemberChange, onRecvRoomIMMsg } = await inCall();
    const member = { role: 0, userAvatar: '', userID: 'u1', userName: 'n' };
    const message = {
      event: 'roomTextMsg',
      msg: 'hi',
      roomID: 'r1',
      userAvatar: '',
      userID: 'u',
      userName: 'n',
    };
    program.events.push(
      { event: 'memberChange', list: [member] },
      { event: 'memberChange', list: null },
      message,
    );
    await world.clock.pass(100);
    expect(onMemberChange.mock.calls).toEqual([
      ['r1', [member]],
      ['r1', []],
    ]);
    expect(onRecvRoomIMMsg).toHaveBeenCalledExactlyOnceWith('r1', { ...message, message: 'hi' });
  });

  it('A20 everything else comes with the room and the event', async () => {
    const { world, program, onRecvEvent } = await inCall();
    const sdk = { event: 'sdkEventCallback', eventID: 1002, params: [{ name: 'EVT_MSG', value: 'ok' }] };
    const other = { event: 'fireworks', colour: 'red' };
    program.events.push(sdk, other, { colour: 'no event' });
    await world.clock.pass(100);
    expect(onRecvEvent.mock.calls).toEqual([
      ['r1', sdk],
      ['r1', other],
    ]);
  });

  it('A20 a listener for one thing alone is enough', async () => {
    const { world, program } = await inCall();
    const onRecvEvent = vi.fn();
    world.LiveRoom.setListener({ onRecvEvent });
    program.events.push({ event: 'fireworks' });
    await world.clock.pass(100);
    expect(onRecvEvent).toHaveBeenCalledOnce();
  });

  it('A21 whose program dies is closed with -2000 within three seconds, and asked nothing more', async () => {
    const { world, onRoomClose } = await inCall();
    world.programs.clear();
    await world.clock.pass(3000);
    expect(onRoomClose).toHaveBeenCalledExactlyOnceWith({
      data: expect.objectContaining({ code: -2000 }) as object,
    });
    const before = world.asked.length;
    await world.clock.pass(10_000);
    expect(world.asked).toHaveLength(before);
  });

  it('A21 that comes back within that time was never closed', async () => {
    const { world, onRoomClose } = await inCall();
    world.programs.clear();
    await world.clock.pass(1500);
    world.run(48887);
    await world.clock.pass(10_000);
    expect(onRoomClose).not.toHaveBeenCalled();
  });

  it('A22 stop, then start: the link is opened again, ten times over', async () => {
    const { world, success, fail } = await inCall();
    for (let round = 0; round < 10; round += 1) {
      world.LiveRoom.stopEXE({ data: { roomID: 'r1' } });
      world.LiveRoom.startEXE({ userdata: user, roomdata: room, success, fail });
      await world.clock.pass(1000);
    }
    expect(world.opened).toHaveLength(11);
    expect(success).toHaveBeenCalledTimes(11);
    expect(fail).not.toHaveBeenCalled();
  });

  it('A22 stopping says so, and is no closing', async () => {
    const { world, onRoomClose } = await inCall();
    const success = vi.fn();
    world.LiveRoom.stopEXE({ data: { roomID: 'r1' }, success });
    await world.clock.pass(5000);
    expect(success).toHaveBeenCalledOnce();
    expect(onRoomClose).not.toHaveBeenCalled();
    expect(world.clock.waiting).toBe(0);
  });

  it('A23 stopping a room that is not open sends nothing', async () => {
    const { world } = await inCall();
    world.LiveRoom.stopEXE({ data: { roomID: 'another' } });
    world.LiveRoom.stopEXE();
    await world.clock.pass(1000);
    expect(count(world, '48887/quit')).toBe(0);
  });

  it('a second start of it is refused and changes nothing', async () => {
    const { world, fail, onRoomClose } = await inCall();
    world.RtcRoom.startEXE({ userdata: user, roomdata: room, fail });
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ errCode: -2 }));
    await world.clock.pass(5000);
    expect(onRoomClose).not.toHaveBeenCalled();
  });

  it('that the page unloads is ended by a request that outlives the page; a later start works', async () => {
    const { world, success } = await inCall();
    world.LiveRoom.unload();
    expect(world.fetched).toEqual([
      { url: 'http://localhost:48887/quit', init: { mode: 'no-cors', keepalive: true } },
    ]);
    await world.clock.pass(1000);
    world.LiveRoom.startEXE({ userdata: user, roomdata: room, success });
    await world.clock.pass(1000);
    expect(success).toHaveBeenCalledTimes(2);
  });

  it('A29 is closed by its own program, whatever PushPlay does beside it', async () => {
    const { world, onRoomClose } = await inCall();
    world.PushPlay.setListener({ onRecvEvent: vi.fn() });
    world.PushPlay.startEXE({ data: { pushURL: 'rtmp://p/a', playURL: 'rtmp://q/b' } });
    await world.clock.pass(500);
    world.programs.delete(48887);
    await world.clock.pass(3000);
    expect(onRoomClose).toHaveBeenCalledOnce();
  });

  it('A30 gets nothing from a reply for another port', async () => {
    const { world, program, onRecvEvent } = await inCall();
    program.behaviour = 'foreign';
    program.events.push({ event: 'fireworks' });
    await world.clock.pass(100);
    expect(onRecvEvent).not.toHaveBeenCalled();
  });

  it('A6 runs beside another when both are singleton false, and stops alone', async () => {
    const { world, onRoomClose } = await inCall();
    const success = vi.fn();
    world.LiveRoom.startEXE({
      userdata: user,
      roomdata: { ...room, roomID: 'r2' },
      custom: { singleton: false },
      success,
    });
    await world.clock.pass(500);
    expect(success).toHaveBeenCalledExactlyOnceWith({ data: { httpPort: 53884 } });
    world.LiveRoom.stopEXE({ data: { roomID: 'r2' } });
    await world.clock.pass(5000);
    expect([...world.programs.keys()]).toEqual([48887]);
    expect(onRoomClose).not.toHaveBeenCalled();
  });
});
