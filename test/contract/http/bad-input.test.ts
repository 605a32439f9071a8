import { beforeEach, describe, expect, it } from 'vitest';
import type { EndpointName } from '../../../contract/endpoints';
import { noRecording } from '../../../contract/rooms';
import { PASSWORD } from '../../support/doubles';
import type { Browser } from '../../support/roomservice-client';
import { unique } from '../../support/rows';
import { inMemory, onEveryStore } from './on-every-store';
import { startedCall } from './scenes';

const HALF_A_CHARACTER = 'half \ud83d';
const NUL = 'nul \u0000';

inMemory('bad input', (world) => {
  let browser: Browser;
  beforeEach(async () => {
    browser = world().as((await world().person('agent')).userID);
  });
  const post = (body: BodyInit | null, contentType = 'application/json') =>
    browser.send('/api/rooms', { method: 'POST', body, headers: { 'content-type': contentType } });
  const problemOf = async (response: Response) =>
    ((await response.json()) as { error: { code: string; fields?: unknown; params?: unknown } }).error;

  describe('each field says what is wrong with it', () => {
    const recording = (given: object) => ({ name: 'Loan', recording: { ...noRecording, ...given } });
    it.each<[string, unknown, { path: string; code: string; limit?: number }]>([
      ['nothing at all', {}, { path: 'name', code: 'required' }],
      ['null', null, { path: '', code: 'wrong_type' }],
      ['a number', 42, { path: '', code: 'wrong_type' }],
      ['a list', [{ name: 'Loan' }], { path: '', code: 'wrong_type' }],
      ['a name that is null', { name: null }, { path: 'name', code: 'wrong_type' }],
      ['a name that is a list', { name: ['Loan'] }, { path: 'name', code: 'wrong_type' }],
      ['an empty name', { name: '' }, { path: 'name', code: 'required' }],
      ['a name of spaces', { name: ' \u3000 ' }, { path: 'name', code: 'required' }],
      ['a long name', { name: '字'.repeat(81) }, { path: 'name', code: 'too_long', limit: 80 }],
      ['a huge name', { name: 'x'.repeat(1_000_000) }, { path: 'name', code: 'too_long', limit: 80 }],
      ['a NUL', { name: NUL }, { path: 'name', code: 'malformed' }],
      ['half a character', { name: HALF_A_CHARACTER }, { path: 'name', code: 'malformed' }],
      ['a line feed', { name: 'a\nb' }, { path: 'name', code: 'malformed' }],
      ['an unknown type', { name: 'Loan', type: 'Lobby' }, { path: 'type', code: 'not_one_of' }],
      ['a template of a number', { name: 'Loan', template: 1 }, { path: 'template', code: 'not_one_of' }],
      ['an impossible owner', { name: 'Loan', ownerID: '1st' }, { path: 'ownerID', code: 'format' }],
      ['no recording', { name: 'Loan', recording: null }, { path: 'recording', code: 'wrong_type' }],
      ['half a recording', { name: 'L', recording: {} }, { path: 'recording.mixRecord', code: 'required' }],
      [
        'a mode of text',
        recording({ mixRecord: 'yes' }),
        { path: 'recording.mixRecord', code: 'wrong_type' },
      ],
      ['mode 4', recording({ screenRecord: 4 }), { path: 'recording.screenRecord', code: 'not_one_of' }],
      [
        'mode 1, no address',
        recording({ screenRecord: 1 }),
        { path: 'recording.cloudRecordUrl', code: 'required' },
      ],
      ['mode 2, no path', recording({ screenRecord: 2 }), { path: 'recording.recordPath', code: 'required' }],
      [
        'a web address',
        recording({ cloudRecordUrl: 'https://a.example' }),
        { path: 'recording.cloudRecordUrl', code: 'format' },
      ],
      [
        'a long path',
        recording({ recordPath: 'x'.repeat(251) }),
        { path: 'recording.recordPath', code: 'too_long', limit: 250 },
      ],
    ])('%s', async (_, body, field) => {
      const { status, problem } = await browser.call('createRoom', { body });
      expect([status, problem?.code]).toEqual([400, 'request.invalid']);
      expect(problem?.fields).toContainEqual(field);
    });

    it('all of them at once', async () => {
      const { problem } = await browser.call('createRoom', { body: { name: '', type: 1, customerName: 2 } });
      expect(problem?.fields?.map((field) => field.path)).toEqual(['name', 'type', 'customerName']);
    });
  });

  it.each([
    ['text that is no JSON', '{"name": "Loan"', 'application/json', 400, 'request.invalid'],
    ['no body', '', 'application/json', 400, 'request.invalid'],
    ['no body and no type', null, '', 400, 'request.invalid'],
    [
      'bytes that are no UTF-8',
      new Uint8Array([0x7b, 0xff, 0x7d]),
      'application/json',
      400,
      'request.invalid',
    ],
    ['JSON as text', '{"name":"Loan"}', 'text/plain', 415, 'request.notJson'],
    ['a form', 'name=Loan', 'application/x-www-form-urlencoded', 415, 'request.notJson'],
    ['a very deep list', '['.repeat(200_000), 'application/json', 400, 'request.invalid'],
    [
      'a very deep list that ends',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'application/json',
      400,
      'request.invalid',
    ],
    [
      'two megabytes',
      JSON.stringify({ name: 'x'.repeat(2 ** 21) }),
      'application/json',
      413,
      'request.tooLarge',
    ],
    [
      'a body of UTF-8 beyond the limit',
      `{"name":"${'字'.repeat(400_000)}"}`,
      'application/json',
      413,
      'request.tooLarge',
    ],
  ])('refuses %s', async (_, body, type, status, code) => {
    const response = await post(body, type);
    expect([response.status, (await problemOf(response)).code]).toEqual([status, code]);
  });

  it('takes JSON with a charset beside its type', async () => {
    expect((await post('{"name":"Loan"}', 'application/json; charset=utf-8')).status).toBe(200);
  });

  it.each([
    ['GET', '/api/nothing'],
    ['GET', '/api'],
    ['GET', '/api/'],
    ['GET', '/'],
    ['POST', '/api/me'],
    ['DELETE', '/api/rooms'],
    ['PUT', '/api/rooms/4711'],
    ['PATCH', '/api/sign-in'],
    ['PROPFIND', '/api/rooms'],
    ['GET', '/api/rooms/4711/nothing'],
    ['GET', '/api/ROOMS'],
    ['GET', '/api/rooms/../users/x/y'],
  ])('answers %s %s with a problem in JSON', async (method, path) => {
    const response = await browser.send(path, { method });
    expect([response.status, (await problemOf(response)).code]).toEqual([404, 'request.notFound']);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it.each([
    '0',
    '-1',
    '007',
    '1.5',
    '2147483648',
    '99999999999999999999',
    'abc',
    '%00',
    '%',
    '%E0%A4%A',
    '%F0%9F',
    '1%2F2',
    '１２３',
    'x'.repeat(9000),
  ])('refuses a roomID like %s', async (roomID) => {
    const response = await browser.send(`/api/rooms/${roomID}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).fields).toEqual([{ path: 'roomID', code: 'format' }]);
  });

  it.each([
    ['page=0', 'page', 'too_small'],
    ['page=-1', 'page', 'too_small'],
    ['page=1.5', 'page', 'format'],
    ['page=x', 'page', 'wrong_type'],
    ['page=', 'page', 'too_small'],
    ['page=Infinity', 'page', 'wrong_type'],
    ['page=99999999999999999999', 'page', 'too_big'],
    ['size=101', 'size', 'too_big'],
    ['size=0', 'size', 'too_small'],
    ['sort=evil', 'sort', 'not_one_of'],
    ['sort=name.desc.desc', 'sort', 'not_one_of'],
    ['state=idle,asleep', 'state.1', 'not_one_of'],
    ['ownerID=abcd,%00', 'ownerID.1', 'format'],
    ['createdFrom=yesterday', 'createdFrom', 'format'],
    ['createdFrom=2026-02-30T00:00:00Z', 'createdFrom', 'format'],
    ['createdFrom=2026-01-01T25:00:00Z', 'createdFrom', 'format'],
    ['createdFrom=2026-01-01T00:00:00', 'createdFrom', 'format'],
    ['createdFrom=0000-12-31T00:00:00Z', 'createdFrom', 'format'],
    ['createdFrom=0001-01-01T00:00:00%2B00:01', 'createdFrom', 'format'],
    ['createdTo=9999-12-31T23:59:59-00:01', 'createdTo', 'format'],
    ['createdTo=2026-01-01T00:00:00%2B99:99', 'createdTo', 'format'],
    ['q=%00', 'q', 'malformed'],
    [`q=${'x'.repeat(101)}`, 'q', 'too_long'],
  ])('refuses the query %s', async (query, path, code) => {
    const response = await browser.send(`/api/rooms?${query}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).fields).toContainEqual(expect.objectContaining({ path, code }));
  });

  it.each([
    'Bearer x',
    'UserSig',
    'UserSig a',
    'UserSig  ',
    'UserSig abcd \u00ff\u00fe',
    `UserSig abcd ${'x'.repeat(60_000)}`,
    'usersig abcd efgh',
  ])('does not believe the program that says %s', async (authorization) => {
    const response = await browser.send('/api/rooms/4711/members', {
      method: 'POST',
      headers: { authorization },
    });
    expect([response.status, (await problemOf(response)).code]).toEqual([401, 'session.invalid']);
  });

  it('gives a request the id that a proxy named, unless it is not one', async () => {
    const idFor = async (given: string) =>
      (await browser.send('/api/me', { headers: { 'x-request-id': given } })).headers.get('x-request-id');
    expect(await idFor('proxy-4711.a_B')).toBe('proxy-4711.a_B');
    for (const bad of ['x'.repeat(65), 'a b', '\u00e9', '"><script>']) expect(await idFor(bad)).not.toBe(bad);
  });

  it.each<[EndpointName, string, (text: string) => object]>([
    ['createUser', 'name', (text) => ({ userID: `u_${unique()}`, name: text, role: 'agent', teamID: null })],
    ['createUser', 'userID', (text) => ({ userID: text, name: 'X', role: 'agent', teamID: null })],
    ['createUser', 'teamID', (text) => ({ userID: `u_${unique()}`, name: 'X', role: 'agent', teamID: text })],
    ['createTeam', 'name', (name) => ({ name })],
    ['createRoom', 'customerName', (customerName) => ({ name: 'X', customerName })],
    ['createRoom', 'customerRef', (customerRef) => ({ name: 'X', customerRef })],
    ['createRoom', 'ownerID', (ownerID) => ({ name: 'X', ownerID })],
  ])('%s refuses half characters and NUL in %s', async (name, path, bodyOf) => {
    const admin = world().as((await world().person('admin')).userID);
    for (const text of [HALF_A_CHARACTER, NUL]) {
      const { status, problem } = await admin.call(name, { body: bodyOf(text) });
      expect(status).toBe(400);
      expect(problem?.fields?.map((field) => field.path)).toEqual([path]);
    }
  });

  it.each(['closeRoom', 'updateRoom', 'wrapUpCall', 'enterRoom', 'startCall'] as const)(
    '%s refuses half characters and NUL in its texts',
    async (name) => {
      const scene = await startedCall(world());
      const { callID, params } = scene;
      for (const text of [HALF_A_CHARACTER, NUL]) {
        const modes = { ...noRecording, recordPath: text };
        const inputs = {
          closeRoom: { params, body: { reason: text } },
          updateRoom: { params, body: { customerName: text, version: 1 } },
          wrapUpCall: { params: { callID }, body: { disposition: 'other', notes: text } },
          enterRoom: { params, body: { userName: text } },
          startCall: { body: { roomID: params.roomID, template: '1v1', recording: modes } },
        };
        const caller = name === 'enterRoom' ? scene.program : scene.browser;
        const { status, problem } = await caller.call(name, inputs[name]);
        expect(status).toBe(400);
        expect(problem?.fields?.[0]?.code).toBe('malformed');
      }
    },
  );

  it.each([
    ['null', null],
    ['a list', []],
    ['true', true],
    ['text', 'soon'],
    ['empty text', ''],
    ['a fraction', 1.5],
    ['too long', 3601],
    ['the past', -1],
  ])('does not close a room after %s seconds', async (_, inSeconds) => {
    const { browser: owner, params } = await startedCall(world());
    const { status, problem } = await owner.call('closeRoom', { params, body: { reason: 'X', inSeconds } });
    expect([status, problem?.fields?.map((field) => field.path)]).toEqual([400, ['inSeconds']]);
    expect((await owner.call('getRoom', { params })).body).toMatchObject({ state: 'idle' });
  });
});

onEveryStore('input that is odd but right, or goes far', (world) => {
  let browser: Browser;
  beforeEach(async () => {
    browser = world().as((await world().person('agent')).userID);
  });

  it('takes emoji, astral letters, right-to-left and combining text as they are', async () => {
    const name = '👩🏽‍⚖️ 𠮷野家 عربى é';
    const { body } = await browser.call('createRoom', { body: { name, customerName: "O'Neil \\ <b>" } });
    expect(body).toMatchObject({ name, customerName: "O'Neil \\ <b>" });
    const { roomID } = body as { roomID: string };
    expect((await browser.call('getRoom', { params: { roomID } })).body).toEqual(body);
    expect((await browser.call('listRooms', { query: { q: '👩🏽‍⚖️' } })).body).toMatchObject({ total: 1 });
  });

  it('ignores fields that it does not know', async () => {
    const body = { name: 'Loan', state: 'closed', roomID: '1', version: 9, can: ['everything'] };
    const made = await browser.call('createRoom', { body });
    expect(made.body).toMatchObject({ state: 'idle', version: 1 });
    expect(made.body).not.toMatchObject({ roomID: '1' });
    const odd = '{"name":"Loan","__proto__":{"ownerID":"x"},"constructor":1}';
    const headers = { 'content-type': 'application/json' };
    expect((await browser.send('/api/rooms', { method: 'POST', body: odd, headers })).status).toBe(200);
  });

  it.each([
    'createdFrom=0001-01-01T00:00:00Z&createdTo=9999-12-31T23:59:59.999999999Z',
    'createdFrom=2026-01-01T00:00:00.1234567%2B05:30',
    'q=%25_%5C%27%22%3B--',
    'q=%F0%9F%98',
    'q=&state=&type=&ownerID=&teamID=',
    'state=idle,idle,idle&state=live',
    'page=1000000&size=100',
    'unknown=1&__proto__=2&constructor=3',
    `ownerID=${Array.from({ length: 500 }, (_, i) => `user_${i}`).join(',')}`,
  ])('takes the query %s', async (query) => {
    expect((await browser.send(`/api/rooms?${query}`)).status).toBe(200);
  });

  it('refuses to sign in whatever is typed, and writes down nothing but what may be a userID', async () => {
    const { userID } = await world().person('agent');
    for (const typed of [
      NUL,
      HALF_A_CHARACTER,
      '',
      ' ',
      "' or 1=1 --",
      `${userID}\u0000`,
      '😀',
      'x'.repeat(100),
    ]) {
      const body = { userID: typed, password: PASSWORD };
      expect((await world().stranger().call('signIn', { body })).problem?.code).toBe('signIn.refused');
      const wrong = { userID, password: typed };
      expect((await world().stranger().call('signIn', { body: wrong })).problem?.code).toMatch(
        /^(signIn\.refused|request\.tooMany)$/,
      );
    }
    const long = { userID: 'x'.repeat(101), password: 'y'.repeat(201) };
    expect((await world().stranger().call('signIn', { body: long })).problem?.fields).toEqual([
      { path: 'userID', code: 'too_long', limit: 100 },
      { path: 'password', code: 'too_long', limit: 200 },
    ]);
  });

  it('keeps a new password of any characters, and knows it again', async () => {
    const { userID } = await world().person('agent');
    const next = '密码\u0000 with \ud83d half 😀';
    const body = { current: PASSWORD, next };
    expect((await world().as(userID).call('changePassword', { body })).status).toBe(204);
    expect(
      (
        await world()
          .stranger()
          .call('signIn', { body: { userID, password: next } })
      ).status,
    ).toBe(200);
  });
});
