import { writeJson } from './json';
import type { LaunchOrder } from './launch-line';

export interface RoomMember {
  readonly userID: string;
  readonly name: string;
  readonly role: string;
}

/** What the fake program needs of RoomService. */
export interface RoomClient {
  enter(as: { readonly role: 'main' | 'pusher'; readonly userName: string }): Promise<readonly RoomMember[]>;
  heartbeat(): Promise<readonly RoomMember[]>;
  leave(): Promise<void>;
}

/** RoomService refused: why, in the words of today where it gives them, else by the number of the 2018 wire. */
export class RoomRefusal extends Error {
  override readonly name = 'RoomRefusal';

  constructor(
    readonly code: string,
    readonly number: number,
  ) {
    super(`${number} ${code}`);
  }
}

/** These end the program's call; anything else is an accident, and the next heartbeat may do better. */
export const endingCodes: readonly string[] = [
  'room.closed',
  'session.superseded',
  'session.expired',
  'session.invalid',
  'member.gone',
];

export type RoomOrder = Pick<
  LaunchOrder,
  | 'type'
  | 'action'
  | 'serverDomain'
  | 'template'
  | 'roomID'
  | 'roomInfo'
  | 'userID'
  | 'userSig'
  | 'userName'
  | 'userAvatar'
  | 'mixRecord'
  | 'raw'
>;

/** So often an order to mix streams is tried, one right after the other. */
const mixTries = 10;

/**
 * RoomService as the program of 2018 speaks to it, in its order of calls. Its media are not there, so neither is the
 * message group that told it of changes: it asks for the pushers with each heartbeat instead.
 */
export function createRoomClient(order: RoomOrder): RoomClient {
  const { roomID, userID } = order;
  const domain = domainOf(order);
  const watches = order.type === 'LiveRoom' && order.action === 'enterRoom';
  let token = '';

  async function post(api: string, query: string, body?: object): Promise<Reply> {
    const response = await fetch(`${domain}/${api}?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      signal: AbortSignal.timeout(10_000),
      ...(body && { body: `${writeJson(body)}\n` }),
    });
    const reply = replyIn(await response.text());
    if (reply.code !== 0) throw refusalIn(reply);
    return reply;
  }
  // Nothing in the query is encoded.
  const call = (api: string, body?: object) => post(api, `userID=${userID}&token=${token}`, body);

  async function logIn(): Promise<void> {
    const { sdkAppID, accountType, accType } = order.raw;
    const query = { sdkAppID, accountType: accountType ?? accType, userID, userSig: order.userSig };
    const text = Object.entries(query).map(([name, value]) => `${name}=${written(value)}`);
    token = textOf((await post('login', text.join('&'))).token);
  }

  async function push(creates: boolean, userName: string): Promise<void> {
    const recorded = creates && order.mixRecord ? '&record=mp4&record_interval=7200' : '';
    const given = textOf((await call('get_push_url', { userID })).pushURL);
    const pushURL = given === '' ? '' : `${given}${recorded}`;
    if (creates) {
      if (order.mixRecord || order.type === 'LiveRoom') await mix(pushURL);
      await call('create_room', { roomID, roomInfo: order.roomInfo, userID });
    }
    await call('add_pusher', { pushURL, roomID, userAvatar: order.userAvatar, userID, userName });
  }

  /** Of a room that it does not have yet, so without its number. What comes of it changes nothing. */
  async function mix(pushURL: string): Promise<void> {
    const mergeParams = mixOf(pushURL, order.raw['sdkAppID']);
    for (let tries = 0; tries < mixTries; tries += 1) {
      const reply = await call('merge_stream', { mergeParams, roomID: '', userID }).catch(() => null);
      if ((reply?.result as { code?: unknown } | undefined)?.code === 0) return;
    }
  }

  /** A viewer looks for the room among the first hundred, since that is where its mix is named. */
  async function watch(userName: string): Promise<void> {
    const { rooms } = await call('get_room_list', { cnt: 100, index: 0 });
    const isThere =
      Array.isArray(rooms) && rooms.some((room: { roomID?: unknown }) => room.roomID === roomID);
    if (!isThere) throw new RoomRefusal('room.notFound', 3);
    const userInfo = JSON.stringify({ userAvatar: order.userAvatar, userName });
    await call('add_audience', { roomID, userID, userInfo });
  }

  async function pushers(): Promise<readonly RoomMember[]> {
    return membersIn(await call('get_pushers', { roomID }));
  }

  return {
    async enter({ userName }) {
      await logIn();
      await (watches ? watch(userName) : push(order.action === 'createRoom', userName));
      return pushers();
    },
    async heartbeat() {
      // A viewer has no heartbeat: to it, a room without pushers is over.
      if (watches) return pushers().catch(orClosed);
      await call('pusher_heartbeat', { roomID, userID });
      return pushers();
    },
    async leave() {
      await call(watches ? 'delete_audience' : 'delete_pusher', { roomID, userID });
      await call('logout');
    },
  };
}

/**
 * A link of 2018 names the service with the path of its kind of room, and the program takes one slash off the end. The
 * order of a ticket names the service alone.
 */
function domainOf({ serverDomain, type, template }: RoomOrder): string {
  const domain = serverDomain.replace(/\/$/, '');
  if (domain.includes('/weapp/')) return domain;
  const kind = type === 'LiveRoom' ? 'live_room' : template === '1v1' ? 'double_room' : 'multi_room';
  return `${domain}/weapp/${kind}`;
}

interface Reply {
  readonly code: number;
  readonly reason?: unknown;
  readonly token?: unknown;
  readonly pushURL?: unknown;
  readonly result?: unknown;
  readonly rooms?: unknown;
  readonly roomCreator?: unknown;
  readonly pushers?: unknown;
}

function replyIn(text: string): Reply {
  try {
    const reply = JSON.parse(text) as Reply | null; // each field is looked at with care
    if (typeof reply?.code === 'number') return reply;
  } catch {
    // no JSON: a proxy's page, say
  }
  return { code: -1003 };
}

function refusalIn({ code, reason }: Reply): RoomRefusal {
  if (typeof reason === 'string') return new RoomRefusal(reason, code);
  // A server of 2018 gives no reason: 5 is a member no more, 7 somebody whom it does not know any more.
  return new RoomRefusal(code === 5 ? 'member.gone' : code === 7 ? 'session.expired' : 'unknown', code);
}

function orClosed(error: unknown): never {
  const isGone = error instanceof RoomRefusal && error.number === 3;
  throw isGone ? new RoomRefusal('room.closed', error.number) : error;
}

function membersIn({ roomCreator, pushers }: Reply): readonly RoomMember[] {
  if (!Array.isArray(pushers)) return [];
  return pushers.map(({ userID, userName }: { userID?: unknown; userName?: unknown }) => ({
    userID: textOf(userID),
    name: textOf(userName),
    role: userID === roomCreator ? 'main' : 'pusher',
  }));
}

function written(value: unknown): string {
  return typeof value === 'number' ? String(value) : textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The last part of a push address without its query: the stream that the mix takes the place of. */
export function streamIn(pushURL: string): string {
  const path = pushURL.split('?')[0] ?? '';
  return (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
}

function mixOf(pushURL: string, appID: unknown): object {
  const stream = streamIn(pushURL);
  const time = Math.floor(Date.now() / 1000) + 30;
  const canvas = { image_layer: 1, input_type: 3, image_width: 640, image_height: 360 };
  const main = { image_layer: 2, image_width: 640, image_height: 360, location_x: 0, location_y: 0 };
  const input = (layout_params: object) => ({ input_stream_id: stream, layout_params });
  const para = {
    app_id: appID,
    interface: 'mix_streamv2.start_mix_stream_advanced',
    mix_stream_session_id: stream,
    output_stream_id: stream,
    input_stream_list: [input(canvas), input(main)],
  };
  return { timestamp: time, eventId: time, interface: { interfaceName: 'Mix_StreamV2', para } };
}
