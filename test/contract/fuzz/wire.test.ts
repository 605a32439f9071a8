import fc from 'fast-check';
import { expect, it } from 'vitest';
import { routes } from '../../../server/roomservice/wire2018/routes';
import { unique } from '../../support/rows';
import { aWire, OFFICE, PAGE, type WireClient } from '../../support/wire2018';
import { onEveryStore } from '../http/on-every-store';
import { oddText, oddValue, spoiled } from './odd';
import { holds, IN_A_ROW, runsOn } from './runs';

/** What the documents allow: the answer of an endpoint, or the status of a request that is wrong in itself. */
const statuses = new Set([200, 204, 400, 403, 404, 405, 406, 413, 415, 429]);

/** Every field that some endpoint of the wire knows. */
const fields = fc.record(
  {
    userID: fc.constantFrom('$me', 'somebody', '', 'x'),
    roomID: fc.constantFrom('L0', 'L1', '4711', '2147483647', 'no such'),
    roomName: fc.constant('N'),
    nickName: fc.constant('N'),
    roomInfo: fc.constantFrom('L', 'x'.repeat(1024), '字'.repeat(400)),
    roomType: fc.constantFrom('webexe_doubleroom', 'webexe_liveroom', 'T'),
    needHeartBeat: fc.constantFrom<unknown>(true, 'true', 1),
    status: fc.constantFrom<unknown>(0, 1, '1'),
    index: fc.constantFrom<unknown>(0, 1, '0', -1, 2 ** 31),
    count: fc.constantFrom<unknown>(10, '10', 1e9),
    cnt: fc.constantFrom<unknown>(10, 0),
    userName: fc.constant('N'),
    userAvatar: fc.constant('a.png'),
    pushURL: fc.constantFrom('rtmp://push.example/live/3891_$me?x=1', ''),
    fieldName: fc.constantFrom('like', '__proto__', 'toString', 'x'.repeat(65)),
    operation: fc.constantFrom('set', 'inc', 'dec', 'none'),
    value: fc.constantFrom<unknown>(1, 'x', null),
    userInfo: fc.constantFrom<unknown>('{}', {}, null),
    mergeParams: fc.constantFrom<unknown>({}, '{}', []),
  },
  { requiredKeys: [] },
);

/** The Java servers know their fields by heart, so mostly what they take is sent. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  create_room: ['userID', 'roomID', 'roomInfo'],
  enter_room: ['userID', 'nickName', 'roomID', 'status'],
  add_pusher: ['roomID', 'roomInfo', 'userID', 'userName', 'userAvatar', 'pushURL'],
  get_room_list: ['index', 'cnt'],
  get_login_info: ['userID'],
  set_custom_field: ['roomID', 'userID', 'fieldName', 'operation'],
  add_audience: ['roomID', 'userID', 'userInfo'],
};

interface WireRequest {
  readonly strict: boolean;
  readonly body: unknown;
  readonly query: Readonly<Record<string, string>> | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly method: string;
}
const wireRequests: fc.Arbitrary<WireRequest> = fc.record({
  strict: fc.boolean(),
  body: fc.oneof(
    { weight: 3, arbitrary: fields },
    { weight: 3, arbitrary: spoiled(fields) },
    { weight: 1, arbitrary: oddText },
    { weight: 1, arbitrary: oddValue },
  ),
  query: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record(
        { userID: oddText, token: oddText, sdkAppID: oddText, accountType: oddText, userSig: oddText },
        { requiredKeys: [] },
      ),
    },
  ),
  headers: fc.record(
    {
      'content-type': fc.constantFrom(
        'application/json',
        'text/xml',
        'application/x-www-form-urlencoded',
        'text/plain',
        '',
      ),
      accept: fc.constantFrom('*/*', 'text/html', 'application/json', ''),
      origin: fc.constantFrom(PAGE, 'null', 'https://evil.example', '\u00ff'),
      'x-test-address': fc.constantFrom(OFFICE, '198.51.100.9'),
      'x-request-id': fc.constantFrom('a b', 'x'.repeat(3000)),
    },
    { requiredKeys: [] },
  ),
  method: fc.oneof(
    { weight: 8, arbitrary: fc.constant('POST') },
    { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH') },
  ),
});

it('with the API, ten thousand requests and more', () => {
  expect(routes.size * runsOn('memory') * IN_A_ROW).toBeGreaterThanOrEqual(4000);
});

onEveryStore('the wire of 2018, asked anything', (world, store) => {
  it.each([...routes.keys()])(
    'answers %s in its own shape and never by a failure',
    { timeout: 900_000 },
    async (path) => {
      await holds(wireRequests, runsOn(store), async (row) => {
        const wire = aWire(world());
        const me = `fuzz_${unique()}`;
        for (const request of row) {
          await send(wire, path, me, request).catch((cause: unknown) => {
            throw new Error(`${path} ${JSON.stringify(request).slice(0, 800)}`, { cause });
          });
        }
      });
    },
  );
});

async function send(wire: WireClient, path: string, me: string, asked: WireRequest): Promise<void> {
  const isNode = path.startsWith('/weapp');
  const token = await wire.tokenOf(me, isNode ? 'weapp' : 'roomservice/weapp');
  const named = fieldsOf[path.slice(path.lastIndexOf('/') + 1)] ?? ['roomID', 'userID'];
  const written = JSON.stringify(asked.body).replaceAll('$me', me);
  const whole: unknown = JSON.parse(written);
  const fit =
    asked.strict && !isNode && whole !== null && typeof whole === 'object'
      ? Object.fromEntries(Object.entries(whole).filter(([name]) => named.includes(name)))
      : whole;
  const hasBody = !['GET', 'HEAD'].includes(asked.method);
  const { status, body } = await wire.send(path.slice(1), {
    method: asked.method,
    query: asked.query ?? { userID: me, token },
    headers: { 'content-type': 'application/json', ...asked.headers },
    ...(hasBody ? { body: JSON.stringify(fit) } : {}),
  });
  expect(statuses).toContain(status);
  if (asked.method === 'HEAD' || asked.method === 'OPTIONS') return;
  if (status === 200 && path.includes('/utils/get_test_')) return mustBeAddresses(body);
  expect(body).toMatchObject({ code: expect.any(Number) as number });
  const { message, error } = body as { message?: unknown; error?: unknown };
  expect(typeof (message ?? error)).toBe('string');
  const isBare =
    Object.keys(body as object)
      .sort()
      .join() === 'code,message';
  expect(status === 200 || isBare).toBe(true);
}

/** The addresses for trying out, which never had a number beside them. */
function mustBeAddresses(body: unknown): void {
  expect(Object.keys(body as object)).not.toHaveLength(0);
  for (const [name, address] of Object.entries(body as object)) {
    expect([name, address]).toEqual([expect.stringMatching(/^url_/), expect.any(String)]);
  }
}
