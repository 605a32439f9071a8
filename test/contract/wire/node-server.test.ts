import { expect, it } from 'vitest';
import { onEveryStore } from '../http/on-every-store';
import { aWire } from '../../support/wire2018';
import { unique } from '../../support/rows';
import { describeCases, fault, ok, type Case, type Step } from './cases';

const incomplete = { code: 1, message: '参数不全' };
const noRoom = { code: 3, message: '请求的房间不存在' };
const tokenFault = (number: number, text: string) => ({
  code: 7,
  message: `鉴权失败 错误码:${number} 错误信息:${text}`,
});

const call = (to: string, as: string, body: object, expected: Partial<Step> = { has: ok }): Step => ({
  to: `node-${to}`,
  as,
  body,
  ...expected,
});
const create = (kind: string, as: string, given: object = {}, expected: Partial<Step> = { has: ok }): Step =>
  call(`${kind}/create_room`, as, { userID: as, roomInfo: 'L', roomID: '$L1', ...given }, expected);
const push = (
  kind: string,
  as: string,
  given: object = {},
  expected: Partial<Step> = { exactly: ok },
): Step =>
  call(
    `${kind}/add_pusher`,
    as,
    {
      roomID: '$L1',
      userID: as,
      userName: 'N',
      userAvatar: '',
      pushURL: `rtmp://push.example/live/3891_${as}_00ff?x=1`,
      ...given,
    },
    expected,
  );

const cases: readonly Case[] = [
  {
    no: '73',
    title: 'an unknown path, and GET where POST is wanted, are not there',
    steps: [
      { to: 'node-live/no_such_thing', body: {}, status: 404, exactly: fault },
      { to: 'node-live/get_room_list', status: 404, exactly: fault },
      { to: 'node-live/get_room_list/', body: {}, status: 404, exactly: fault },
      { to: 'node-live/__proto__', body: {}, status: 404, exactly: fault },
      { to: 'node-utils/getlogfile', sent: { query: { file: '../config.js' } }, status: 404, exactly: fault },
      { to: 'node-utils/get_login_info', body: {}, status: 404, exactly: fault },
      { to: 'weapp/', status: 404, exactly: fault },
    ],
  },
  {
    no: '74',
    title: 'what is no JSON is an error with a sentence',
    steps: [
      {
        to: 'node-live/get_room_list',
        sent: { method: 'POST', body: '{bad', headers: { 'content-type': 'application/json' } },
        exactly: { code: -1, error: expect.any(String) },
      },
      {
        to: 'node-live/get_room_list',
        sent: { method: 'POST', body: '[1]', headers: { 'content-type': 'text/xml' } },
        exactly: { code: -1, error: expect.any(String) },
      },
    ],
  },
  {
    no: '75',
    title: 'logging out works',
    steps: [
      call('live/logout', '$alice', {}, { exactly: ok }),
      call('live/logout', '$alice', {}, { exactly: tokenFault(3, '用户未登录或token过期') }),
    ],
  },
  {
    no: '76',
    title: 'a list of none has one room, in the order in which they were made',
    steps: [
      push('double', '$alice', { roomID: '$A1' }, { exactly: { ...ok, roomID: '$A1' } }),
      call('double/get_room_list', '$alice', { cnt: 0, index: 0 }, { has: { rooms: [{}] } }),
      call('double/get_room_list', '$alice', { cnt: 1 }, { exactly: incomplete }),
    ],
  },
  {
    no: '77',
    title: 'a token is of one user, and has its form',
    steps: [
      {
        to: 'node-live/get_room_list',
        body: {},
        exactly: tokenFault(4, '参数不全，请检查是否忘记携带参数userID和token'),
      },
      {
        to: 'node-live/get_room_list',
        sent: { query: { userID: '$alice', token: 'x' } },
        body: {},
        exactly: tokenFault(2, 'token 错误'),
      },
      {
        to: 'node-live/get_room_list',
        sent: { query: { userID: '$nobody', token: `${'0'.repeat(32)}*53724e01*OTk=` } },
        body: {},
        exactly: tokenFault(3, '用户未登录或token过期'),
      },
      call(
        'live/get_push_url',
        '$alice',
        { userID: '$bobby' },
        {
          exactly: tokenFault(3, '用户未登录或token过期'),
        },
      ),
    ],
  },
  {
    no: '§2b',
    title: 'a room from its making to its end',
    steps: [
      create('live', '$alice', {}, { exactly: { ...ok, roomID: '$L1' } }),
      create('live', '$alice', {}, { exactly: { code: 11, message: '房间已经存在', roomID: '$L1' } }),
      create(
        'live',
        '$alice',
        { roomInfo: '课'.repeat(342) },
        {
          exactly: { code: 10, message: 'roomInfo 字符串字节长度不能超过1024字节' },
        },
      ),
      call('live/create_room', '$alice', { userID: '$alice' }, { exactly: incomplete }),
      call('live/get_pushers', '$alice', { roomID: '$L1' }, { exactly: noRoom }),
      push('live', '$alice'),
      call(
        'live/get_pushers',
        '$alice',
        { roomID: '$L1' },
        {
          exactly: {
            ...ok,
            roomID: '$L1',
            roomInfo: 'L',
            roomCreator: '$alice',
            mixedPlayURL: 'https://play.example/live/3891_$alice_00ff.flv',
            custom: '{}',
            audienceCount: 0,
            pushers: [
              {
                userID: '$alice',
                userName: 'N',
                userAvatar: '',
                accelerateURL: 'rtmp://play.example/live/3891_$alice_00ff?bizid=3891&txSecret=play&txTime=1',
              },
            ],
          },
        },
      ),
      call('live/pusher_heartbeat', '$alice', { roomID: '$L1', userID: '$alice' }, { exactly: ok }),
      call(
        'live/pusher_heartbeat',
        '$bobby',
        { roomID: '$L1', userID: '$bobby' },
        {
          exactly: { code: 5, message: '不是房间成员' },
        },
      ),
      call('live/delete_pusher', '$alice', { roomID: '$L1', userID: '$alice' }, { exactly: ok }),
      call('live/get_pushers', '$alice', { roomID: '$L1' }, { exactly: noRoom }),
    ],
  },
  {
    no: '§2b',
    title: 'pushing into no room makes it; a full one says so',
    steps: [
      push('double', '$alice', {}, { exactly: { ...ok, roomID: '$L1' } }),
      push('double', '$bobby'),
      push('double', '$carol', {}, { exactly: { code: 5001, message: '超出房间人数上限' } }),
      call(
        'double/destroy_room',
        '$bobby',
        { roomID: '$L1', userID: '$bobby' },
        {
          exactly: { code: 3, message: '不是房间主人，无法销毁房间' },
        },
      ),
      call('double/destroy_room', '$alice', { roomID: '$L1', userID: '$alice' }, { exactly: ok }),
    ],
  },
  {
    no: '§2b',
    title: 'custom fields, viewers and mixing',
    steps: [
      push('live', '$alice', {}, { has: ok }),
      call(
        'live/set_custom_field',
        '$alice',
        { roomID: '$L1', fieldName: 'like', operation: 'inc' },
        {
          exactly: { ...ok, custom: '{"like":1}' },
        },
      ),
      call('live/set_custom_field', '$alice', {
        roomID: '$L1',
        fieldName: 't',
        operation: 'set',
        value: 'x',
      }),
      call(
        'live/set_custom_field',
        '$alice',
        { roomID: '$L1', fieldName: 't', operation: 'set' },
        {
          exactly: incomplete,
        },
      ),
      call(
        'live/get_custom_info',
        '$bobby',
        { roomID: '$L1' },
        { exactly: { ...ok, custom: '{"like":1,"t":"x"}' } },
      ),
      call(
        'live/add_audience',
        '$bobby',
        { roomID: '$L1', userID: '$bobby', userInfo: '{}' },
        { exactly: ok },
      ),
      call(
        'live/get_audiences',
        '$alice',
        { roomID: '$L1' },
        {
          exactly: { ...ok, audienceCount: 1, audiences: [{ userID: '$bobby', userInfo: '{}' }] },
        },
      ),
      call(
        'double/merge_stream',
        '$alice',
        { roomID: '', mergeParams: '{' },
        {
          exactly: { code: 10, message: 'mergeParams 不是合法的JSON格式的字符串' },
        },
      ),
      call(
        'double/merge_stream',
        '$alice',
        { roomID: '', mergeParams: { a: 1 } },
        {
          has: { ...ok, result: { code: 0 } },
        },
      ),
    ],
  },
  {
    no: '§2b',
    title: 'a stream has a name of its own each time',
    steps: [
      call(
        'multi/get_push_url',
        '$alice',
        { userID: '$alice' },
        {
          exactly: {
            ...ok,
            pushURL: expect.stringMatching(/^rtmp:\/\/push\.example\/live\/3891_alice_\d+_[0-9a-f]{4}\?/),
          },
        },
      ),
    ],
  },
  {
    no: '§2.2',
    title: 'who may not say who they are gets a userSig under a made-up name',
    steps: [
      {
        to: 'node-utils/get_login_info',
        sent: { query: { userIDPrefix: 'weixin', code: 'x' } },
        has: { ...ok, accType: '9001', userID: expect.stringMatching(/^user_[0-9a-f]{8}_[0-9a-f]{4}$/) },
        ordered: ['code', 'message', 'sdkAppID', 'accType', 'userID', 'userSig'],
      },
      { to: 'node-utils/get_test_pushurl', has: { url_push: expect.stringContaining('push.example') } },
      { to: 'node-utils/get_test_rtmpaccurl', has: { url_rtmpacc: expect.stringContaining('play.example') } },
    ],
  },
];

describeCases('the Node server of 2018', cases);

onEveryStore('the Node server of 2018', (world) => {
  it('answers logins in its own words', async () => {
    const userID = `alice_${unique()}`;
    const wire = aWire(world());
    const login = async (query: Readonly<Record<string, string>>) =>
      (await wire.send('weapp/multi_room/login', { method: 'POST', query, body: {} })).body;
    const userSig = await world().ports.signing.sign(userID, 60);
    const good = { sdkAppID: '1400000001', accountType: '99', userID, userSig };
    expect(await login(good)).toEqual({
      ...ok,
      token: expect.stringMatching(/^[0-9a-f]{32}\*53724e01\*OTk=$/),
      userID,
    });
    expect(await login({ ...good, userSig: 'x' })).toEqual({ code: 7, message: '鉴权失败' });
    expect(await login({ ...good, sdkAppID: '1e3' })).toEqual({ code: 7, message: '鉴权失败' });
    expect(await login({ userID })).toEqual({
      code: 7,
      message: '鉴权失败',
      result: '请求参数不全，请检查sdkAppID，accountType，userID，userSig参数是否都存在',
    });
  });

  it('reads forms, and JSON that is called XML; any other body is none', async () => {
    const wire = aWire(world());
    const userID = `alice_${unique()}`;
    const query = { userID, token: await wire.tokenOf(userID, 'weapp') };
    const list = async (type: string, body: string) =>
      (await wire.send('weapp/live_room/get_room_list', { query, body, headers: { 'content-type': type } }))
        .body;
    expect(await list('application/x-www-form-urlencoded', 'cnt=3&index=0')).toMatchObject(ok);
    expect(await list('text/xml', '{"cnt":3,"index":0}')).toMatchObject(ok);
    expect(await list('text/plain', '{"cnt":3,"index":0}')).toEqual(incomplete);
  });

  it('70 leaves the result of mixing empty where nobody took the order', async () => {
    const wire = aWire(world(), { mixer: () => Promise.reject(new Error('away')) });
    const { body } = await wire.as(`alice_${unique()}`, 'weapp/multi_room/merge_stream', {
      roomID: '',
      mergeParams: {},
    });
    expect(body).toEqual({ ...ok, result: {} });
  });
});
