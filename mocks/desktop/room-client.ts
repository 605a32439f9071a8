export interface RoomMember {
  readonly userID: string;
  readonly name: string;
  readonly role: string;
}

/** What the fake program needs of RoomService while the 2018 room protocol is not served. */
export interface RoomClient {
  enter(as: { readonly role: 'main' | 'pusher'; readonly userName: string }): Promise<readonly RoomMember[]>;
  heartbeat(): Promise<readonly RoomMember[]>;
  leave(): Promise<void>;
}

/** RoomService refused, by its own code: `room.closed`, `session.superseded`, ... */
export class RoomRefusal extends Error {
  override readonly name = 'RoomRefusal';

  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(`${status} ${code}`);
  }
}

/** These end the program's call; anything else is an accident, and the next heartbeat may do better. */
export const endingCodes: readonly string[] = [
  'room.closed',
  'session.superseded',
  'session.expired',
  'member.gone',
];

const suffix = /weapp\/(live_room|double_room|multi_room)\/?$/;

/** Where RoomService itself is, for a serverDomain of a launch: without the path of the 2018 wire. */
export function serviceAddress(serverDomain: string): string {
  return serverDomain.replace(suffix, '');
}

export function createRoomClient(session: {
  readonly serverDomain: string;
  readonly roomID: string;
  readonly userID: string;
  readonly userSig: string;
}): RoomClient {
  const members = `api/rooms/${encodeURIComponent(session.roomID)}/members`;
  const address = (path: string) => new URL(path, serviceAddress(session.serverDomain));
  const headers = {
    Authorization: `UserSig ${session.userID} ${session.userSig}`,
    'Content-Type': 'application/json',
  };

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(address(path), {
      method,
      headers,
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new RoomRefusal(codeIn(text), response.status);
    return text === '' ? null : JSON.parse(text);
  }

  return {
    async enter(as) {
      return membersIn(await call('POST', members, as));
    },
    async heartbeat() {
      return membersIn(await call('POST', `${members}/me/heartbeat`, {}));
    },
    async leave() {
      await call('DELETE', `${members}/me`);
    },
  };
}

function codeIn(text: string): string {
  try {
    const body = JSON.parse(text) as { error?: { code?: unknown } } | null; // read with care below
    return typeof body?.error?.code === 'string' ? body.error.code : 'unknown';
  } catch {
    return 'unknown'; // no JSON: a proxy's page, say
  }
}

function membersIn(body: unknown): readonly RoomMember[] {
  const list = (body as { members?: unknown } | null)?.members;
  if (!Array.isArray(list)) return [];
  return list.map((entry: Partial<RoomMember>) => ({
    userID: entry.userID ?? '',
    name: entry.name ?? '',
    role: entry.role ?? 'pusher',
  }));
}
