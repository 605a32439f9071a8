/** Every address of the console. A feature links with `pathTo('room', { roomID })`, never with a string of its own. */
export const paths = {
  home: '/',
  work: '/work',
  rooms: '/rooms',
  room: '/rooms/:roomID',
  watch: '/rooms/:roomID/watch',
  calls: '/calls',
  call: '/calls/:callID',
  recordings: '/recordings',
  uploads: '/recordings/upload',
  trash: '/recordings/trash',
  recording: '/recordings/:recordingID',
  reviews: '/reviews',
  sampling: '/reviews/sampling',
  scores: '/reviews/charts',
  review: '/reviews/:reviewID',
  calibration: '/calibrations/:calibrationID',
  wallboard: '/wallboard',
  times: '/times',
  users: '/admin/users',
  teams: '/admin/teams',
  forms: '/admin/forms',
  form: '/admin/forms/:formID',
  audit: '/admin/audit',
  customers: '/admin/customers',
  holds: '/admin/holds',
  retention: '/admin/retention',
  storage: '/admin/storage',
  client: '/admin/client',
  oldClients: '/admin/old-clients',
  integration: '/admin/integration',
  tokens: '/admin/tokens',
  webhooks: '/admin/webhooks',
  webhook: '/admin/webhooks/:webhookID',
  floor: '/admin/floor',
  settings: '/settings',
  check: '/check',
  signIn: '/login',
  changePassword: '/change-password',
} as const;
export type PathName = keyof typeof paths;

type ParamsIn<P extends string> = P extends `${infer Head}/${infer Rest}`
  ? ParamsIn<Head> | ParamsIn<Rest>
  : P extends `:${infer Name}`
    ? Name
    : never;
type ParamsOf<N extends PathName> = Readonly<Record<ParamsIn<(typeof paths)[N]>, string>>;

/** The address of a page, its parameters encoded: `pathTo('room', { roomID })`, `pathTo('rooms')`. */
export function pathTo<N extends PathName>(
  name: N,
  ...[params]: ParamsIn<(typeof paths)[N]> extends never ? [] : [params: ParamsOf<N>]
): string {
  const values: Readonly<Record<string, string>> = params ?? {};
  return paths[name].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(values[key] ?? ''));
}

/**
 * Where to go after signing in. Only a path of this very origin is taken: `//host`, `/\host` and full addresses lead
 * elsewhere, and the sign-in pages themselves would lead in a circle.
 */
export function safeRedirect(wanted: string | null, origin: string = window.location.origin): string {
  if (wanted === null || !wanted.startsWith('/')) return paths.home;
  const base = new URL(origin);
  if (!URL.canParse(wanted, base)) return paths.home;
  const url = new URL(wanted, base);
  const circles: readonly string[] = [paths.signIn, paths.changePassword];
  // `/.//elsewhere` is a path of ours whose written form is another host.
  if (url.pathname.startsWith('//')) return paths.home;
  if (url.origin !== base.origin || circles.includes(url.pathname)) return paths.home;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page, coming back afterwards to where the person was. */
export function signInPath(from?: string): string {
  const back = from === undefined || from === paths.home ? '' : `?redirect=${encodeURIComponent(from)}`;
  return paths.signIn + back;
}
