import type { RoomListRules } from '../../../contract/old-clients';
import type { Ports } from '../ports';
import { roomListRulesOf } from '../settings/old-clients';
import { StoreUnavailable } from '../store';
import { corsHeaders } from './cors';
import type { Json } from './json';
import type { WireCtx, WirePorts } from './ports';
import { tooMany } from './login';
import { refusalOf, WireFault } from './refusal';
import { routeFor, type Route } from './routes';

/** What a proxy may call a request; anything else gets an id of ours. */
const isRequestID = /^[A-Za-z0-9._-]{1,64}$/;

/** The wire of 2018 over RoomService's own rooms: same store, same rules, another way of speaking. */
export interface Wire2018 {
  /** Answers every path that `isWirePath` names. Never throws. */
  fetch(request: Request): Promise<Response>;
}

export function createWire2018(ports: Ports, wire: WirePorts): Wire2018 {
  return {
    async fetch(request) {
      const url = new URL(request.url);
      const given = request.headers.get('x-request-id') ?? '';
      const ctx: WireCtx = {
        ports,
        wire,
        request,
        query: url.searchParams,
        requestID: isRequestID.test(given) ? given : ports.random.id(),
        address: ports.callers.addressOf(request),
        now: ports.clock.now(),
        caller: null,
      };
      const route = routeFor(url.pathname);
      const opened: Opened = { rules: null };
      const answer = await ports.telemetry.request(route?.name ?? 'wire2018', () =>
        answerOf(ctx, route, opened),
      );
      for (const [name, value] of corsHeaders(ctx, route, opened.rules)) answer.headers.set(name, value);
      answer.headers.set('cache-control', 'no-store');
      answer.headers.set('x-request-id', ctx.requestID);
      return answer;
    },
  };
}

async function answerOf(ctx: WireCtx, route: Route | null, opened: Opened): Promise<Response> {
  try {
    const seconds = ctx.ports.limits.fromAddress(ctx.address);
    if (seconds > 0) throw tooMany(seconds);
    if (route?.anonymous) opened.rules = await roomListRulesOf(ctx.ports);
    if (!route) throw new WireFault(404, '请求的接口不存在');
    if (ctx.request.method === 'OPTIONS') return preflight(route);
    mustBeWelcome(ctx, route, opened);
    return json(await route.run(ctx));
  } catch (error) {
    return failed(ctx, error);
  }
}

function preflight(route: Route): Response {
  if (route.server === 'node') return new Response(null, { status: 204 });
  return new Response(null, { headers: { allow: 'GET, HEAD, POST, PUT, DELETE, TRACE, OPTIONS, PATCH' } });
}

/** For whom the part without identity is open; null until that is known, and on the rest of the wire. */
interface Opened {
  rules: RoomListRules | null;
}

/** From a network that was named, and where a page asks, from one of the pages. */
function mustBeWelcome({ request, wire, address }: WireCtx, { server }: Route, { rules }: Opened): void {
  if (server === 'java' && !acceptsJson(request)) throw new WireFault(406, '只能返回 application/json');
  if (rules === null) return;
  const origin = request.headers.get('origin');
  const isNear = address !== null && wire.isWithin(address, rules.networks);
  if (!isNear || (origin !== null && !rules.origins.includes(origin))) {
    throw new WireFault(403, '此接口未对你所在的网络或网页开放');
  }
}

function acceptsJson(request: Request): boolean {
  const accepted = request.headers.get('accept');
  return accepted === null || /\*\/\*|application\/(\*|json)/i.test(accepted);
}

function failed(ctx: WireCtx, error: unknown): Response {
  const { ports, requestID, request } = ctx;
  if (error instanceof WireFault) return json(fault(error.message), error.status, error.headers);
  const refusal = refusalOf(error);
  // An endpoint has no number for it: it is told as what is wrong with the request.
  if (refusal) return json(fault(`请求失败：${refusal.why}`), 400);
  const where = { requestID, method: request.method, path: new URL(request.url).pathname.slice(0, 200) };
  if (error instanceof StoreUnavailable) {
    ports.log.error('store unavailable', { ...where, error: String(error), cause: String(error.cause) });
    return json(fault('服务暂时不可用，请稍后再试'), 503);
  }
  const stack = error instanceof Error ? error.stack : String(error);
  ports.log.error('request failed', { ...where, stack });
  return json(fault(`服务器内部错误，编号 ${requestID}`), 500);
}

function fault(message: string): Json {
  return { code: -1, message };
}

function json(body: Json, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/json;charset=UTF-8' },
  });
}
