import { expect, it } from 'vitest';
import { onEveryStore } from '../http/on-every-store';
import { aWire } from '../../support/wire2018';
import { unique } from '../../support/rows';
import { describeCases, fault, ok, type Case, type Step } from './cases';

const refused = { code: 7, message: '请求失败，鉴权失败' };
const missing = { code: 2, message: '请求失败，缺少参数' };
const full = { code: 5001, message: '超出房间人数上限' };
const emptyRoom = { roomID: '', roomInfo: '', roomCreator: '', mixedPlayURL: '', pushers: [] };
const gone = { code: 1, message: '请求失败，房间不存在', ...emptyRoom };

const create = (
  kind: string,
  as: string,
  given: object = {},
  expected: Partial<Step> = { has: ok },
): Step => ({
  to: `${kind}/create_room`,
  as,
  body: { userID: as, roomInfo: 'L', roomID: '$L1', ...given },
  ...expected,
});
const push = (kind: string, as: string, given: object = {}, expected: Partial<Step> = { has: ok }): Step => ({
  to: `${kind}/add_pusher`,
  as,
  body: {
    roomID: '$L1',
    userID: as,
    userName: `${as} N`,
    userAvatar: 'a.png',
    pushURL: `rtmp://push.example/live/3891_${as}?bizid=3891&txSecret=x&txTime=1`,
    ...given,
  },
  ...expected,
});
const call = (to: string, as: string, body: object, expected: Partial<Step> = { has: ok }): Step => ({
  to,
  as,
  body,
  ...expected,
});
const pushers = (kind: string, expected: Partial<Step>): Step =>
  call(`${kind}/get_pushers`, '$viewer', { roomID: '$L1' }, expected);

const cases: readonly Case[] = [
  {
    no: '58',
    title: 'of a missing and a wrong token, and of who is not logged in',
    steps: [
      { to: 'live/get_room_list', body: {}, exactly: { ...missing, rooms: null } },
      {
        to: 'live/get_room_list',
        sent: { query: { userID: '$nobody', token: 'x' } },
        body: { cnt: 1, index: 0 },
        exactly: { ...refused, rooms: null },
      },
      call('live/create_room', '$alice', { roomInfo: null }, { exactly: { ...missing, roomID: '' } }),
    ],
  },
  {
    no: '59, 60',
    title: 'a room counts from its first pusher, who is its creator',
    steps: [
      create('live', '$alice', {}, { exactly: { ...ok, roomID: '$L1' } }),
      pushers('live', { exactly: { ...ok, ...emptyRoom, roomID: '$L1', roomInfo: 'L' } }),
      push('live', '$bobby', {}, { exactly: { ...ok, roomID: '' } }),
      pushers('live', {
        exactly: {
          ...ok,
          roomID: '$L1',
          roomInfo: 'L',
          roomCreator: '$bobby',
          mixedPlayURL: 'https://play.example/live/3891_$bobby.flv',
          pushers: [
            {
              userID: '$bobby',
              userName: '$bobby N',
              userAvatar: 'a.png',
              accelerateURL: 'rtmp://play.example/live/3891_$bobby?bizid=3891&txSecret=play&txTime=1',
            },
          ],
        },
        ordered: ['code', 'message', 'roomID', 'roomInfo', 'roomCreator', 'mixedPlayURL', 'pushers'],
      }),
      create('live', '$carol', {}, { exactly: { code: 11, message: '房间已经存在', roomID: '' } }),
    ],
  },
  {
    no: '61, 62',
    title: 'a double room seats 2, and who is in may say so again',
    steps: [
      create('double', '$alice'),
      push('double', '$alice'),
      push('double', '$bobby'),
      push('double', '$carol', {}, { exactly: { ...full, roomID: '' } }),
      push('double', '$bobby', { userName: 'Bobby 2' }),
      pushers('double', {
        has: { pushers: [{ userID: '$alice' }, { userID: '$bobby', userName: 'Bobby 2' }] },
      }),
    ],
  },
  {
    no: '61',
    title: 'a live room seats 4, and a viewer who begins to push needs a seat',
    steps: [
      push('live', '$alice'),
      push('live', '$bobby'),
      push('live', '$carol'),
      call('live/add_audience', '$erin1', { roomID: '$L1', userInfo: '{}' }),
      push('live', '$dave1'),
      push('live', '$erin1', {}, { exactly: { ...full, roomID: '' } }),
      call('live/get_audiences', '$alice', { roomID: '$L1' }, { has: { audiences: [{ userID: '$erin1' }] } }),
    ],
  },
  {
    no: '63',
    title: 'pushing into no room makes it with its text, and nothing beside it',
    steps: [
      push('multi', '$alice', { roomInfo: '课' }, { exactly: { ...ok, roomID: '$L1' } }),
      pushers('multi', { has: { ...ok, roomInfo: '课', roomCreator: '$alice' } }),
      call('multi/get_pushers', '$alice', { roomID: '$alice' }, { exactly: gone }),
    ],
  },
  {
    no: '64',
    title: 'only its creator destroys a room, whatever the body says',
    steps: [
      push('live', '$alice'),
      ...['$bobby', '$alice'].map((userID) =>
        call(
          'live/destroy_room',
          '$bobby',
          { roomID: '$L1', userID },
          {
            exactly: { code: 3, message: '不是房间主人，无法销毁房间' },
          },
        ),
      ),
      call('live/destroy_room', '$alice', { roomID: '$L1', userID: '$alice' }, { exactly: ok }),
      pushers('live', { exactly: gone }),
      create('live', '$alice', { roomID: '$L2' }),
      call('live/destroy_room', '$bobby', { roomID: '$L2' }, { has: { code: 3 } }),
    ],
  },
  {
    no: '65',
    title: 'a custom field counts, and the answer says so',
    steps: [
      push('live', '$alice'),
      call(
        'live/set_custom_field',
        '$bobby',
        { roomID: '$L1', fieldName: 'watch', operation: 'inc' },
        {
          exactly: { ...ok, customInfo: '{"watch":1}' },
        },
      ),
      call('live/set_custom_field', '$bobby', { roomID: '$L1', fieldName: 'watch', operation: 'dec' }),
      call('live/set_custom_field', '$bobby', { roomID: '$L1', fieldName: 'like', operation: 'any' }),
      call(
        'live/get_custom_info',
        '$alice',
        { roomID: '$L1' },
        {
          exactly: { ...ok, customInfo: '{"like":0,"watch":0}' },
        },
      ),
      call(
        'live/set_custom_field',
        '$bobby',
        { roomID: '$L9', fieldName: 'x', operation: 'inc' },
        {
          exactly: { code: 3, message: '请求失败，房间不存在', customInfo: '' },
        },
      ),
      call(
        'live/set_custom_field',
        '$bobby',
        { roomID: '$L1', fieldName: 'x', operation: 'set', value: 1 },
        {
          status: 400,
          exactly: fault,
        },
      ),
    ],
  },
  {
    no: '66',
    title: 'viewers are counted',
    steps: [
      push('live', '$alice'),
      call('live/add_audience', '$viewer', { roomID: '$L1', userInfo: '{"userName":"V"}' }, { exactly: ok }),
      call(
        'live/get_audiences',
        '$alice',
        { roomID: '$L1' },
        {
          exactly: {
            ...ok,
            audienceCount: 1,
            audiences: [{ userID: '$viewer', userInfo: '{"userName":"V"}' }],
          },
        },
      ),
      call('live/add_audience', '$viewer', { roomID: '$L9', userInfo: '' }, { exactly: ok }),
      call('live/delete_audience', '$viewer', { roomID: '$L1' }, { exactly: ok }),
      call(
        'live/get_audiences',
        '$alice',
        { roomID: '$L1' },
        {
          exactly: { ...ok, audienceCount: 0, audiences: [] },
        },
      ),
    ],
  },
  {
    no: '67',
    title: 'a list without a count is empty',
    steps: [
      push('live', '$alice'),
      call('live/get_room_list', '$alice', {}, { exactly: { ...ok, rooms: [] } }),
    ],
  },
  {
    no: '68',
    title: 'a live room ends with its creator',
    steps: [
      push('live', '$alice'),
      push('live', '$bobby'),
      call('live/delete_pusher', '$alice', { roomID: '$L1', userID: '$alice' }, { exactly: ok }),
      pushers('live', { exactly: gone }),
      call(
        'live/pusher_heartbeat',
        '$bobby',
        { roomID: '$L1', userID: '$bobby' },
        {
          exactly: { code: 5, message: '请求失败，不是房间成员' },
        },
      ),
      create('live', '$alice', {}, { exactly: { ...ok, roomID: '$L1' } }),
    ],
  },
  {
    no: '69',
    title: 'a double room ends with the last who leaves',
    steps: [
      push('double', '$alice'),
      push('double', '$bobby'),
      call('double/delete_pusher', '$alice', { roomID: '$L1', userID: '$alice' }, { exactly: ok }),
      pushers('double', { has: { ...ok, roomCreator: '$alice', pushers: [{ userID: '$bobby' }] } }),
      call(
        'double/delete_pusher',
        '$alice',
        { roomID: '$L1' },
        {
          exactly: { code: 5, message: '退出房间失败，不是房间成员' },
        },
      ),
      call('double/delete_pusher', '$bobby', { roomID: '$L1' }, { exactly: ok }),
      pushers('double', { exactly: gone }),
    ],
  },
  {
    no: '69',
    title: 'a program that falls silent is out after 20 s, and the last one takes the room with it',
    steps: [
      push('multi', '$alice'),
      push('multi', '$bobby'),
      { seconds: 15 },
      call('multi/pusher_heartbeat', '$bobby', { roomID: '$L1', userID: '$bobby' }, { exactly: ok }),
      { seconds: 6 },
      pushers('multi', { has: { pushers: [{ userID: '$bobby' }] } }),
      { seconds: 21 },
      pushers('multi', { exactly: gone }),
    ],
  },
  {
    no: '69',
    title: 'a room that nobody enters is over after ten minutes',
    steps: [
      create('multi', '$alice'),
      { seconds: 599 },
      pushers('multi', { has: ok }),
      { seconds: 2 },
      pushers('multi', { exactly: gone }),
    ],
  },
  {
    no: '70',
    title: 'an order to mix is handed on',
    steps: [
      call(
        'live/merge_stream',
        '$alice',
        { roomID: '$L1', userID: '$alice', mergeParams: { a: 1 } },
        {
          has: { ...ok, result: { code: 0, message: 'ok', timestamp: expect.any(Number) } },
        },
      ),
      call('live/merge_stream', '$alice', { roomID: '$L1' }, { exactly: { ...missing, result: null } }),
      call('double/merge_stream', '$alice', {}, { status: 404, exactly: fault }),
    ],
  },
  {
    no: '71',
    title: 'test streams are asked for with GET',
    steps: [
      { to: 'utils/get_test_pushurl', body: {}, status: 405, exactly: fault },
      {
        to: 'utils/get_test_pushurl',
        exactly: {
          url_push: expect.stringMatching(/^rtmp:\/\/push\.example\/live\/3891_test_[0-9a-f]{8}\?/),
          url_play_flv: expect.stringMatching(/^https:.*\.flv$/),
          url_play_rtmp: expect.stringMatching(/^rtmp:\/\/play/),
          url_play_hls: expect.stringMatching(/\.m3u8$/),
          url_play_acc: expect.stringContaining('txSecret=play'),
        },
      },
      {
        to: 'utils/get_test_rtmpaccurl',
        exactly: { url_rtmpacc: expect.stringContaining('/live/3891_testclock_rtmpacc?bizid=3891') },
      },
    ],
  },
  {
    no: '72',
    title: 'a push address of a live room needs no body; the others name their room',
    steps: [
      call(
        'live/get_push_url',
        '$alice',
        {},
        {
          exactly: {
            ...ok,
            pushURL: 'rtmp://push.example/live/3891_$alice?bizid=3891&txSecret=push&txTime=1',
          },
        },
      ),
      {
        to: 'double/get_push_url',
        sent: { method: 'POST', query: { userID: 'a', token: 'b' } },
        status: 415,
        exactly: fault,
      },
      call(
        'double/get_push_url',
        '$alice',
        { roomID: '$L1' },
        {
          has: { pushURL: 'rtmp://push.example/live/3891_$L1_$alice?bizid=3891&txSecret=push&txTime=1' },
        },
      ),
    ],
  },
  {
    no: '§2.1',
    title: 'rooms of different kinds may have the same name',
    steps: [
      push('live', '$alice'),
      push('multi', '$bobby'),
      pushers('live', { has: { roomCreator: '$alice' } }),
      pushers('multi', { has: { roomCreator: '$bobby' } }),
      pushers('double', { exactly: gone }),
    ],
  },
  {
    no: '§2.2',
    title: 'a room without a name gets a number, and roomInfo has up to 1024 characters',
    steps: [
      create('live', '$alice', { roomID: '' }, { has: { roomID: expect.stringMatching(/^\d{1,10}$/) } }),
      create(
        'live',
        '$alice',
        { roomInfo: 'x'.repeat(1025) },
        {
          exactly: { code: 11, message: 'roomInfo 字符串长度不能超过1024字节', roomID: '' },
        },
      ),
    ],
  },
  {
    no: '§2.2',
    title: 'who logs out has no token any more, and stays in the room',
    steps: [
      push('multi', '$alice'),
      call('live/logout', '$alice', {}, { exactly: ok }),
      call('live/logout', '$alice', {}, { exactly: refused }),
      { to: 'live/logout', exactly: missing },
      pushers('multi', { has: { pushers: [{ userID: '$alice' }] } }),
    ],
  },
  {
    no: '§5',
    title: 'a stream of somebody else’s is not signed for',
    steps: [
      push('multi', '$alice', { pushURL: 'rtmp://push.example/live/3891_victim?x=1' }),
      push('multi', '$bobby', { pushURL: 'no question mark' }),
      pushers('multi', {
        has: { mixedPlayURL: '', pushers: [{ accelerateURL: '' }, { accelerateURL: '' }] },
      }),
    ],
  },
];

describeCases('roomservice of 2018', cases);

onEveryStore('roomservice of 2018', (world) => {
  const alice = (): string => `alice_${unique()}`;
  const login = async (query: Readonly<Record<string, string>>) =>
    aWire(world()).send('roomservice/weapp/live_room/login', { method: 'POST', query });
  const asked = async (userID: string) => ({
    sdkAppID: '1400000001',
    accountType: '9001',
    userID,
    userSig: await world().ports.signing.sign(userID, 60),
  });

  it('57 lets in whoever shows a userSig, and names what is wrong with one', async () => {
    const userID = alice();
    const good = await asked(userID);
    const empty = { userID: '', token: '' };
    const { userSig: _sig, ...without } = good;
    expect((await login(good)).body).toEqual({
      ...ok,
      userID,
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await login(without)).body).toEqual({
      code: 4,
      message: '请求参数不全，请检查sdkAppID，IM_ACCOUNTTYPE，userID，userSig参数是否都存在',
      ...empty,
    });
    expect((await login({ ...good, sdkAppID: 'abc' })).body).toEqual({
      code: 4,
      message: '签名校验出错，For input string: "abc"',
      ...empty,
    });
    expect((await login({ ...good, userSig: 'x' })).body).toEqual({
      code: 4,
      message: '签名校验出错，incorrect header check',
      ...empty,
    });
    expect((await login({ ...good, sdkAppID: '1400000002' })).body).toEqual({
      code: 7,
      message: '鉴权失败, sdkappid 1400000001 in tls sig not equal sdkappid 1400000002 in request',
      ...empty,
    });
    expect((await login({ ...good, userID: 'somebody' })).body).toEqual({
      code: 7,
      message: '鉴权失败, ',
      ...empty,
    });
    expect((await login({ ...good, userSig: `${userID}.9e15.old.x` })).body).toEqual({
      code: 7,
      message: '鉴权失败, Failed in checking sig',
      ...empty,
    });
    world().clock.forward(61);
    expect((await login(good)).body).toEqual({
      code: 7,
      message: '鉴权失败, TLS sig is out of date',
      ...empty,
    });
  });

  it('57 takes a form, too', async () => {
    const body = new URLSearchParams(await asked(alice())).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { body: answer } = await aWire(world()).send('roomservice/weapp/multi_room/login', {
      body,
      headers,
    });
    expect(answer).toMatchObject(ok);
  });

  it('58 the second login ends the first, and a token ends with its userSig', async () => {
    const userID = alice();
    const wire = aWire(world());
    const tokens: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const { body } = await login(await asked(userID));
      tokens.push((body as { token: string }).token);
    }
    const list = async (token = '') =>
      wire.send('roomservice/weapp/live_room/get_room_list', { query: { userID, token }, body: { cnt: 1 } });
    expect((await list(tokens[0])).body).toMatchObject({ ...refused, reason: 'session.superseded' });
    expect((await list(tokens[1])).body).toEqual({ ...ok, rooms: [] });
    world().clock.forward(61);
    expect((await list(tokens[1])).body).toMatchObject({ ...refused, reason: 'session.expired' });
  });

  it('never lets in a reserved name, a person in other letters, or one who is disabled', async () => {
    const person = await world().person('agent');
    const disabled = await world().person('agent', { state: 'disabled' });
    for (const userID of [
      'admin',
      'administrator',
      'webexe_sweep',
      person.userID.toUpperCase(),
      disabled.userID,
    ]) {
      expect((await login(await asked(userID))).body).toMatchObject({ code: 7 });
    }
    expect((await login(await asked(person.userID))).body).toMatchObject(ok);
  });

  it('§11 limits how often a login may be tried', async () => {
    const wire = aWire(world());
    const query = { ...(await asked('guessed')), userSig: 'wrong' };
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      statuses.push((await wire.send('roomservice/weapp/live_room/login', { method: 'POST', query })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('§4 signs for no person and no reserved name', async () => {
    const person = await world().person('agent');
    const wire = aWire(world());
    for (const userID of [
      'admin',
      'Administrator',
      person.userID,
      person.userID.toUpperCase(),
      '不是',
      'a b',
    ]) {
      const info = await wire.send('roomservice/weapp/utils/get_login_info', { query: { userID } });
      expect(info.body).toEqual({
        code: 1,
        message: 'generate usersig failed',
        sdkAppID: 0,
        accType: '',
        userID: '',
        userSig: '',
      });
      const listed = await wire.send('roomlist/weapp/webexe_room/get_login_info', { query: { userID } });
      expect(listed.body).toMatchObject({ code: 7, userSig: '' });
      const room = { userID, roomInfo: 'x' };
      const made = await wire.send('roomlist/weapp/webexe_room/create_room', { body: room });
      expect(made.body).toMatchObject({ code: 7, roomID: '' });
    }
  });

  it('66 a live room has room for 30 viewers', async () => {
    const wire = aWire(world());
    const [roomID, creator] = [`L${unique()}`, alice()];
    await wire.as(creator, 'roomservice/weapp/live_room/add_pusher', { roomID });
    const answers: unknown[] = [];
    for (let i = 0; i < 31; i += 1) {
      const { body } = await wire.as(alice(), 'roomservice/weapp/live_room/add_audience', { roomID });
      answers.push((body as { code: number }).code);
    }
    expect(answers).toEqual([...Array.from({ length: 30 }, () => 0), 5001]);
  });

  it('70 an order that nobody takes is answered inside the answer', async () => {
    const wire = aWire(world(), { mixer: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.7')) });
    const { body } = await wire.as(alice(), 'roomservice/weapp/live_room/merge_stream', {
      roomID: 'x',
      mergeParams: '{}',
    });
    expect(body).toMatchObject({ ...ok, result: { code: -1, message: '混流服务没有响应' } });
  });
});
