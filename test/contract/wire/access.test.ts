import { expect, it } from 'vitest';
import { routes } from '../../../server/roomservice/wire2018/routes';
import { unique } from '../../support/rows';
import { aWire, OFFICE, type Sent } from '../../support/wire2018';
import { inMemory } from '../http/on-every-store';

/** A body that each method takes. */
const bodies: Readonly<Record<string, object>> = {
  create_room: { userID: 'me', roomInfo: 'L' },
  enter_room: { userID: 'me', nickName: 'N', roomID: '1' },
  add_pusher: {
    roomID: '1',
    roomInfo: 'L',
    userID: 'me',
    userName: 'N',
    userAvatar: 'a',
    pushURL: 'rtmp://a/b',
  },
  get_push_url: { userID: 'me', roomID: '1' },
  get_room_list: { index: 0, cnt: 10 },
  get_pushers: { roomID: '1' },
  get_custom_info: { roomID: '1' },
  get_audiences: { roomID: '1' },
  set_custom_field: { roomID: '1', fieldName: 'like', operation: 'inc' },
  add_audience: { roomID: '1', userID: 'me', userInfo: 'x' },
  merge_stream: { roomID: '1', userID: 'me', mergeParams: {} },
};

const all = [...routes.values()];
const methodOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const isNode = (name: string): boolean => name.startsWith('/weapp');
const isLogin = (name: string): boolean => methodOf(name) === 'login';
const open = all.filter(({ anonymous }) => anonymous).map(({ name }) => name);
const logins = all.filter(({ anonymous, name }) => !anonymous && isLogin(name)).map(({ name }) => name);
const signed = all.filter(({ anonymous, name }) => !anonymous && !isLogin(name)).map(({ name }) => name);

inMemory('who may do what on the wire of 2018', (world) => {
  it('is said of every path', () => {
    expect(open.length + logins.length + signed.length).toBe(routes.size);
    expect([open.length, logins.length, signed.length].every((length) => length > 0)).toBe(true);
  });

  it.each(open)('%s is open to the named network alone, whoever asks', async (path) => {
    const wire = aWire(world());
    const body = bodies[methodOf(path)] ?? { roomID: '1', userID: 'me' };
    const sent: Sent = methodOf(path).startsWith('get_test') || isNode(path) ? {} : { body };
    const from = (address: string) =>
      wire.send(path.slice(1), { ...sent, headers: { 'x-test-address': address } });
    expect((await from('198.51.100.9')).status).toBe(403);
    expect((await from(OFFICE)).status).not.toBe(403);
  });

  it.each(logins)('%s takes a userSig of ours from the one whose it is', async (path) => {
    const wire = aWire(world());
    const [me, other] = [`me_${unique()}`, `other_${unique()}`];
    const mine = await world().ports.signing.sign(me, 3600);
    const theirs = await world().ports.signing.sign(other, 3600);
    // A signature that another application's key made: the test's signer reads the application in its number.
    const foreign = `${me}.${world().clock.now().getTime() + 3_600_000}.app7.${'A'.repeat(43)}`;
    const login = async (query: Readonly<Record<string, string>>) => {
      const { body } = await wire.send(path.slice(1), { method: 'POST', query });
      return (body as { code: number }).code === 0;
    };
    const app = { sdkAppID: '1400000001', accountType: '9001' };
    expect({
      nobody: await login({}),
      unsigned: await login({ ...app, userID: me }),
      theirs: await login({ ...app, userID: me, userSig: theirs }),
      foreign: await login({ ...app, sdkAppID: '1400000002', userID: me, userSig: foreign }),
      foreignInOurName: await login({ ...app, userID: me, userSig: foreign }),
      mine: await login({ ...app, userID: me, userSig: mine }),
    }).toEqual({
      nobody: false,
      unsigned: false,
      theirs: false,
      foreign: false,
      foreignInOurName: false,
      mine: true,
    });
  });

  it.each(signed)('%s takes a token from the one whose it is', async (path) => {
    const wire = aWire(world());
    const server = isNode(path) ? 'weapp' : 'roomservice/weapp';
    const [me, other] = [`me_${unique()}`, `other_${unique()}`];
    const tokens = { mine: await wire.tokenOf(me, server), theirs: await wire.tokenOf(other, server) };
    const body = bodies[methodOf(path)] ?? { roomID: '1', userID: 'me' };
    const fit = 'userID' in body ? { ...body, userID: me } : body;
    const isRefused = async (query: Readonly<Record<string, string>>) => {
      const answer = await wire.send(path.slice(1), { method: 'POST', query, body: fit });
      expect(answer.status).toBe(200);
      // NODE has 7 for whoever is not believed; SVC says that userID and token are missing before that.
      const { code } = answer.body as { code: number };
      return code === 7 || (!isNode(path) && Object.keys(query).length < 2 && code === 2);
    };
    const madeUp = isNode(path) ? `${'0'.repeat(32)}*53724e01*OTAwMQ==` : '0'.repeat(32);
    expect({
      nobody: await isRefused({}),
      noToken: await isRefused({ userID: me }),
      madeUp: await isRefused({ userID: me, token: madeUp }),
      theirs: await isRefused({ userID: me, token: tokens.theirs }),
      mine: await isRefused({ userID: me, token: tokens.mine }),
    }).toEqual({ nobody: true, noToken: true, madeUp: true, theirs: true, mine: false });
  });
});
