import { isLoopback } from './config';

/** Where clouds tell of recordings; what follows is a secret. */
export const CALLBACKS_ROUTE = '/api/recordings/callbacks/';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * May this request change anything? A browser names the page that a write comes from; a page that is not ours rides on
 * our visitor's cookie. A program that shows a userSig or an API token carries no cookie, and no browser adds that header for a stranger.
 */
export function createOriginCheck(publicURL: URL): (request: Request) => boolean {
  const ours = originsOf(publicURL);
  return (request) =>
    READS.has(request.method) ||
    /^(UserSig|Bearer) /i.test(request.headers.get('authorization') ?? '') ||
    isOfAProgram(request) ||
    ours.has(request.headers.get('origin') ?? '');
}

/** What a program calls that has nothing yet but its ticket, or a cloud. Every page's request would name the page. */
function isOfAProgram(request: Request): boolean {
  if (request.headers.has('origin')) return false;
  const { pathname } = new URL(request.url);
  return pathname === '/api/tickets/redeem' || pathname.startsWith(CALLBACKS_ROUTE);
}

/** An installation for this machine alone is reached by any of this machine's own names. */
export function originsOf({ protocol, hostname, port, origin }: URL): ReadonlySet<string> {
  if (!isLoopback(hostname)) return new Set([origin]);
  const names = [hostname, 'localhost', '127.0.0.1', '[::1]'];
  return new Set(names.map((name) => new URL(`${protocol}//${name}:${port}`).origin));
}
