/** Clients of the 2018 wire as tests play them, and a live service whose signatures can be read. */
import { createWire2018 } from '../../server/roomservice/wire2018/app';
import type { Streams, WirePorts } from '../../server/roomservice/wire2018/ports';
import type { World } from './roomservice';

export const streams: Streams = {
  bizID: '3891',
  pushURL: (streamID) => `rtmp://push.example/live/${streamID}?bizid=3891&txSecret=push&txTime=1`,
  accelerateURL: (streamID) => `rtmp://play.example/live/${streamID}?bizid=3891&txSecret=play&txTime=1`,
  playURL: (streamID, format) =>
    format === 'rtmp'
      ? `rtmp://play.example/live/${streamID}`
      : `https://play.example/live/${streamID}.${format}`,
};

/** The network and the page that the room list is open for. */
export const OFFICE = '192.0.2.1';
export const PAGE = 'https://crm.example';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown;
}

export interface Sent {
  readonly method?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Anything but text goes as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WireClient {
  send(path: string, sent?: Sent): Promise<WireAnswer>;
  /** The token of that user on the Java or the Node server, logging in where they have not. */
  tokenOf(userID: string, server?: 'roomservice/weapp' | 'weapp'): Promise<string>;
  /** Logs in and calls; every later call of that user on that server carries the same token. */
  as(userID: string, path: string, body?: unknown): Promise<WireAnswer>;
}

/** Parts of `mixer` and the like may be replaced. */
export function aWire(world: World, given: Partial<WirePorts> = {}): WireClient {
  const tries = new Map<string, number>();
  const wire = createWire2018(world.ports, {
    streams,
    isWithin: (address, networks) => networks.includes(address),
    mixer: () => Promise.resolve({ code: 0, message: 'ok' }),
    limits: {
      trySignIn(address, userID) {
        const key = `${address} ${userID}`;
        tries.set(key, (tries.get(key) ?? 0) + 1);
        return Promise.resolve((tries.get(key) ?? 0) > 5 ? 30 : 0);
      },
      signInSucceeded: (address, userID) => Promise.resolve(void tries.delete(`${address} ${userID}`)),
    },
    ...given,
  });
  const tokens = new Map<string, string>();

  async function send(
    path: string,
    { method, query = {}, body, headers = {} }: Sent = {},
  ): Promise<WireAnswer> {
    const url = new URL(`https://rooms.example/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const isJson = body !== undefined && typeof body !== 'string';
    const response = await wire.fetch(
      new Request(url, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
      }),
    );
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  async function tokenOf(userID: string, server: 'roomservice/weapp' | 'weapp' = 'roomservice/weapp') {
    const known = tokens.get(`${server} ${userID}`);
    if (known !== undefined) return known;
    const userSig = await world.ports.signing.sign(userID, 86_400);
    const query = { sdkAppID: '1400000001', accountType: '9001', userID, userSig };
    const { body } = await send(`${server}/live_room/login`, { method: 'POST', query });
    const { token } = body as { token?: string };
    if (!token) throw new Error(`${userID} could not log in: ${JSON.stringify(body)}`);
    tokens.set(`${server} ${userID}`, token);
    return token;
  }

  return {
    send,
    tokenOf,
    async as(userID, path, body = {}) {
      const server = path.startsWith('weapp/') ? 'weapp' : 'roomservice/weapp';
      return send(path, { query: { userID, token: await tokenOf(userID, server) }, body });
    },
  };
}
