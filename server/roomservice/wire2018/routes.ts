import { login as javaLogin, logout as javaLogout } from './java/login';
import { liveMethods as javaLive } from './java/live';
import { roomMethods as javaRooms } from './java/rooms';
import { utilsMethods as javaUtils } from './java/utils';
import type { Json } from './json';
import { webexeMethods, webrtcMethods } from './list/methods';
import { login as nodeLogin, logout as nodeLogout } from './node/login';
import { liveMethods as nodeLive } from './node/live';
import { roomMethods as nodeRooms } from './node/rooms';
import { utilsMethods as nodeUtils } from './node/utils';
import type { WireCtx } from './ports';

/** Two servers once answered on this wire, each in its own way of speaking. */
export type Server = 'java' | 'node';

export interface Route {
  /** Its path, for whoever watches. */
  readonly name: string;
  readonly server: Server;
  /** Nobody says who they are: for the networks and pages that were named, and for nobody else. */
  readonly anonymous: boolean;
  run(ctx: WireCtx): Promise<Json>;
}

type Methods = Readonly<Record<string, (ctx: WireCtx) => Promise<Json>>>;

const java = { login: javaLogin, logout: javaLogout };
const node = { login: nodeLogin, logout: nodeLogout };

const controllers: readonly (readonly [
  path: string,
  server: Server,
  anonymous: boolean,
  methods: Methods,
])[] = [
  ['/roomlist/weapp/webexe_room', 'java', true, webexeMethods],
  ['/roomlist/weapp/webrtc_room', 'java', true, webrtcMethods],
  ['/roomservice/weapp/double_room', 'java', false, { ...java, ...javaRooms('double') }],
  ['/roomservice/weapp/multi_room', 'java', false, { ...java, ...javaRooms('multi') }],
  ['/roomservice/weapp/live_room', 'java', false, { ...java, ...javaRooms('live'), ...javaLive }],
  ['/roomservice/weapp/utils', 'java', true, javaUtils],
  ['/weapp/double_room', 'node', false, { ...node, ...nodeRooms('double') }],
  ['/weapp/multi_room', 'node', false, { ...node, ...nodeRooms('multi') }],
  ['/weapp/live_room', 'node', false, { ...node, ...nodeRooms('live'), ...nodeLive }],
  ['/weapp/utils', 'node', true, nodeUtils],
];

/** Every address of the wire, by its path. */
export const routes: ReadonlyMap<string, Route> = new Map(
  controllers.flatMap(([path, server, anonymous, methods]) =>
    Object.entries(methods).map(([method, run]) => {
      const name = `${path}/${method}`;
      return [name, { name, server, anonymous, run }] as const;
    }),
  ),
);

/** Is this path one of the wire, known or not? */
export function isWirePath(path: string): boolean {
  return /^\/(roomlist\/|roomservice\/)?weapp\//.test(path);
}

/** The Java servers also took a slash or `.json` behind the name. */
export function routeFor(path: string): Route | null {
  const exact = routes.get(path);
  if (exact) return exact;
  const found = routes.get(path.replace(/(\/|\.json)$/, ''));
  return found?.server === 'java' ? found : null;
}
