import { expect, it } from 'vitest';
import { routes } from '../../../server/roomservice/wire2018/routes';
import { unique } from '../../support/rows';
import { aWire } from '../../support/wire2018';
import { anyText, seeded, spoiled } from './nonsense';
import { onEveryStore } from '../http/on-every-store';

const TRIES = 12;

/** A body that fits every endpoint somewhere, to be spoiled. */
const good = (userID: string, roomID: string) => ({
  userID,
  roomID,
  nickName: 'N',
  roomInfo: 'L',
  roomType: 'T',
  needHeartBeat: true,
  status: 1,
  index: 0,
  count: 10,
  cnt: 10,
  userName: 'N',
  userAvatar: 'a.png',
  pushURL: `rtmp://push.example/live/3891_${userID}?x=1`,
  fieldName: 'like',
  operation: 'set',
  value: 1,
  userInfo: '{}',
  mergeParams: {},
});

/** The Java servers know their fields by heart, so there only what an endpoint takes is sent. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  create_room: ['userID', 'roomID', 'roomInfo'],
  enter_room: ['userID', 'nickName', 'roomID', 'status'],
  add_pusher: ['roomID', 'roomInfo', 'userID', 'userName', 'userAvatar', 'pushURL'],
  get_room_list: ['index'],
  get_room_members: ['roomID'],
  get_pushers: ['roomID'],
  delete_room: ['roomID'],
  get_login_info: ['userID'],
  set_custom_field: ['roomID', 'userID', 'fieldName', 'operation'],
  add_audience: ['roomID', 'userID', 'userInfo'],
};

onEveryStore('nonsense on the wire of 2018', (world) => {
  it.each([...routes.keys()])(
    `sent to %s ${TRIES} times is answered in JSON and never by a failure`,
    async (path) => {
      const wire = aWire(world());
      const next = seeded([...routes.keys()].indexOf(path));
      const userID = `fuzz_${unique()}`;
      const isNode = path.startsWith('/weapp');
      for (let tries = 0; tries < TRIES; tries += 1) {
        const all = good(userID, `L${next(3)}`);
        const named = fieldsOf[path.slice(path.lastIndexOf('/') + 1)] ?? ['roomID', 'userID'];
        const fit = Object.fromEntries(
          Object.entries(all).filter(([name]) => isNode || named.includes(name)),
        );
        const token = await wire.tokenOf(userID, isNode ? 'weapp' : 'roomservice/weapp');
        const query = next(4) === 0 ? { userID: anyText(next), token: anyText(next) } : { userID, token };
        const body = next(8) === 0 ? anyText(next) : spoiled(next, fit);
        const { status, body: answer } = await wire.send(path.slice(1), { query, body });
        const said = `${path} ${JSON.stringify(body)?.slice(0, 300)} ${status} ${JSON.stringify(answer)}`;
        expect(said).toMatch(/ (200|400|404|405|413|415|429) \{/);
      }
    },
  );
});
