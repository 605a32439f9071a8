import type { RoomListRules } from '../../../contract/old-clients';
import type { WireCtx } from './ports';
import type { Route } from './routes';

const headerNames = 'Content-Type, Access-Control-Allow-Headers, Authorization, X-Requested-With';

/**
 * What lets other origins read an answer. Who calls with a token reads it from anywhere, as it always was: no cookie is
 * looked at on this wire. Where nobody says who they are, it is the pages that were named.
 */
export function corsHeaders({ request }: WireCtx, route: Route | null, rules: RoomListRules | null): Headers {
  const origin = request.headers.get('origin');
  const headers = new Headers({ vary: 'Origin' });
  const reader = route?.server === 'node' ? (origin ?? '*') : '*';
  if (!route?.anonymous) headers.set('access-control-allow-origin', reader);
  else if (origin !== null && rules?.origins.includes(origin))
    headers.set('access-control-allow-origin', origin);
  headers.set('access-control-allow-methods', 'POST, GET');
  headers.set('access-control-allow-headers', headerNames);
  headers.set('access-control-max-age', '3600');
  return headers;
}
