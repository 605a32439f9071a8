import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../server/roomservice/store';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { tellGroups } from '../../../server/roomservice/wire2018/notices';
import { routes } from '../../../server/roomservice/wire2018/routes';
import { aRoomService } from '../../support/roomservice';
import { aWire, PAGE } from '../../support/wire2018';
import { inMemory } from '../http/on-every-store';
import { fault } from './cases';

const names = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
  'access-control-allow-credentials',
];
const cors = (headers: Headers) => names.map((name) => headers.get(name));
const allowed = (origin: string) => [
  origin,
  'POST, GET',
  'Content-Type, Access-Control-Allow-Headers, Authorization, X-Requested-With',
  '3600',
  null,
];

inMemory('around the wire of 2018', (world) => {
  it('51 a preflight is answered, with four headers', async () => {
    const wire = aWire(world());
    const asked = { method: 'OPTIONS', headers: { origin: PAGE } };
    const list = await wire.send('roomlist/weapp/webexe_room/create_room', asked);
    expect([list.status, list.body, ...cors(list.headers)]).toEqual([200, undefined, ...allowed(PAGE)]);
    expect(list.headers.get('allow')).toBe('GET, HEAD, POST, PUT, DELETE, TRACE, OPTIONS, PATCH');
    const java = await wire.send('roomservice/weapp/live_room/create_room', asked);
    expect([java.status, ...cors(java.headers)]).toEqual([200, ...allowed('*')]);
    const node = await wire.send('weapp/live_room/create_room', asked);
    expect([node.status, node.body, ...cors(node.headers)]).toEqual([204, undefined, ...allowed(PAGE)]);
  });

  it('52 errors carry them too, and other pages than those that were named read nothing of the list', async () => {
    const wire = aWire(world());
    const from = (origin: string) => ({ method: 'POST', headers: { origin } });
    const unknown = await wire.send('roomservice/weapp/live_room/nothing', from('https://any.example'));
    expect([unknown.status, ...cors(unknown.headers)]).toEqual([404, ...allowed('*')]);
    const bad = await wire.send('roomlist/weapp/webrtc_room/create_room', from(PAGE));
    expect([bad.status, ...cors(bad.headers)]).toEqual([415, ...allowed(PAGE)]);
    const stranger = await wire.send('roomlist/weapp/webrtc_room/create_room', from('https://any.example'));
    expect([stranger.status, cors(stranger.headers)[0]]).toEqual([403, null]);
  });

  it.each([...routes].filter(([, { anonymous }]) => anonymous).map(([path]) => path))(
    '%s knows nobody, so it is for the named network alone',
    async (path) => {
      const wire = aWire(world());
      for (const method of ['GET', 'POST']) {
        const headers = { 'x-test-address': '198.51.100.9' };
        const answer = await wire.send(path.slice(1), { method, headers });
        expect([answer.status, answer.body]).toEqual([403, fault]);
      }
    },
  );

  it.each(
    [...routes]
      .filter(([path, { anonymous }]) => !anonymous && !path.endsWith('/login'))
      .map(([path]) => path),
  )('%s is for those who have logged in', async (path) => {
    const wire = aWire(world());
    const query = { userID: 'somebody', token: `${'0'.repeat(32)}*53724e01*OTk=` };
    const body = { roomID: 'x', mergeParams: '{}', cnt: 1, index: 0, roomInfo: '', userID: 'somebody' };
    const isNode = path.startsWith('/weapp');
    const isForm = path.endsWith('/logout');
    const fields = isNode ? body : onlyRoom(path);
    const answer = await wire.send(path.slice(1), {
      query,
      ...(!isForm && { body: fields }),
      method: 'POST',
    });
    expect(answer.body).toMatchObject({ code: 7 });
  });

  it('§11.17 a body is no longer than 64 KiB', async () => {
    const body = { roomID: 'x'.repeat(70_000) };
    const answer = await aWire(world()).as('alice', 'weapp/live_room/get_pushers', body);
    expect([answer.status, answer.body]).toEqual([413, fault]);
  });

  it('login info is asked for only so often', async () => {
    const wire = aWire(world());
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const answer = await wire.send('weapp/utils/get_login_info', { query: { userID: 'abcd' } });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('a message group hears of changes and of the end, whoever made them', async () => {
    const told: string[] = [];
    let over: () => void = () => undefined;
    const dissolved = new Promise<void>((resolve) => (over = resolve));
    const stop = tellGroups(world().ports, {
      say: (groupID, content) => Promise.resolve(void told.push(`${groupID} ${content}`)),
      dissolve: (groupID) => Promise.resolve(over()).then(() => void told.push(`${groupID} over`)),
    });
    const { admin } = await world().cast();
    await world().aRoom();
    const wire = aWire(world());
    await wire.as('alice', 'weapp/multi_room/add_pusher', {
      ...{ roomID: 'G1', userID: 'alice', userName: '', userAvatar: '', pushURL: '' },
    });
    const roomID = (await world().store.read.wireRooms.find('G1', 'multi'))?.roomID ?? '';
    await expect.poll(() => told).toContain('G1 {"cmd":"notifyPusherChange","data":""}');
    const body = { reason: 'Over' };
    await world().as(admin.userID).call('closeRoom', { params: { roomID }, body });
    await dissolved;
    await expect.poll(() => told.at(-1)).toBe('G1 over');
    stop();
  });
});

function onlyRoom(path: string): object {
  if (path.endsWith('/get_room_list')) return { cnt: 1 };
  return path.endsWith('/merge_stream') ? { roomID: 'x', mergeParams: {} } : { roomID: 'x' };
}

describe('a store that is away', () => {
  it('is told with 503, and nothing of why', async () => {
    const store = createMemoryStore();
    const away = () => Promise.reject(new StoreUnavailable(new Error('ECONNREFUSED /secret')));
    const world = aRoomService({
      store: {
        ...store,
        transact: away,
        read: { ...store.read, wireLogins: { ...store.read.wireLogins, get: away } },
      },
    });
    const query = { userID: 'alice', token: `${'0'.repeat(32)}*53724e01*OTk=` };
    const answer = await aWire(world).send('weapp/live_room/get_pushers', { query, body: { roomID: 'x' } });
    expect([answer.status, answer.body]).toEqual([503, fault]);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    await world.stop();
  });
});
