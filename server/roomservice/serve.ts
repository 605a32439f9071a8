import * as z from 'zod/mini';
import type { Endpoint, ParsedInput } from '../../contract/endpoint';
import { problemBody } from '../../contract/problems';
import { readBody } from './body';
import { findBearer, findCaller, mustAccess } from './callers';
import type { Bearer, Caller, Ctx } from './context';
import { command } from './context';
import type { Handler } from './handlers';
import { signInPage } from './people/provider/door';
import type { Ports } from './ports';
import { Problem, fieldProblems, problemResponse } from './problem';
import { StoreUnavailable } from './store';
import { shownToken } from './tokens/caller';

/** What a proxy may call a request; anything else gets an id of ours. */
const isRequestID = /^[A-Za-z0-9._-]{1,64}$/;

/** Serves one endpoint: who, may they, parsed input, handler, answer. Whatever goes wrong becomes a problem with an id. */
export async function serve(
  ports: Ports,
  name: string,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Response> {
  const given = request.headers.get('x-request-id') ?? '';
  const requestID = isRequestID.test(given) ? given : ports.random.id();
  const now = ports.clock.now();
  let caller: Caller | null = null;
  try {
    if (endpoint.person && shownToken(request) !== null) throw new Problem('person.needed');
    const bearer: Bearer | null =
      endpoint.access === 'userSig' ? await findBearer(ports, request, now) : null;
    if (endpoint.access !== 'public' && !bearer) caller = await findCaller(ports, request, now);
    mustNotHurry(ports, (caller ?? bearer)?.userID);
    mustAccess(endpoint, caller);
    const input = await parseInput(endpoint, request, params);
    const address = ports.callers.addressOf(request);
    const ctx: Ctx = { ports, request, requestID, now, address, caller, bearer, headers: new Headers() };
    return answer(ctx, endpoint, await handler(ctx, input));
  } catch (error) {
    const refusal = await failed(ports, error, { name, requestID, now, caller, request });
    return endpoint.redirect ? toSignInPage(refusal) : refusal;
  }
}

function mustNotHurry({ limits }: Ports, userID: string | undefined): void {
  const seconds = userID === undefined ? 0 : limits.byPerson(userID);
  if (seconds > 0) throw new Problem('request.tooMany', { seconds });
}

/** What a browser opened ends on a page, whatever went wrong. */
async function toSignInPage(refusal: Response): Promise<Response> {
  const { error } = z.parse(problemBody, await refusal.json());
  return new Response(null, { status: 303, headers: { location: signInPage(error) } });
}

function answer(ctx: Ctx, { media, redirect }: Endpoint, result: unknown): Response {
  ctx.headers.set('x-request-id', ctx.requestID);
  ctx.headers.set('cache-control', 'no-store');
  if (media !== undefined && (result instanceof Uint8Array || result instanceof ReadableStream)) {
    ctx.headers.set('content-type', media);
    const bytes = result instanceof Uint8Array ? new Uint8Array(result) : result;
    return new Response(bytes, { headers: ctx.headers });
  }
  if (redirect && typeof result === 'string') {
    ctx.headers.set('location', result);
    return new Response(null, { status: 303, headers: ctx.headers });
  }
  return result === undefined
    ? new Response(null, { status: 204, headers: ctx.headers })
    : Response.json(result, { headers: ctx.headers });
}

async function parseInput(
  endpoint: Endpoint,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<ParsedInput<Endpoint>> {
  return {
    params: parse(endpoint.params, params),
    query: parse(endpoint.query, Object.fromEntries(new URL(request.url).searchParams)),
    body: endpoint.body && parse(endpoint.body, await readBody(request, isForStrangers(endpoint))),
  };
}

/** Whoever is not signed in gets less of our memory. */
function isForStrangers({ access }: Endpoint): boolean {
  return access === 'public' || access === 'userSig';
}

function parse(schema: z.core.SomeType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  // `reportInput` tells a missing field from one of the wrong type.
  const result = z.safeParse(schema as z.core.$ZodType, value, { reportInput: true });
  if (result.success) return result.data;
  throw new Problem('request.invalid', undefined, fieldProblems(result.error.issues));
}

interface Failing {
  readonly name: string;
  readonly requestID: string;
  readonly now: Date;
  readonly caller: Caller | null;
  readonly request: Request;
}

async function failed(ports: Ports, error: unknown, at: Failing): Promise<Response> {
  const { name, requestID, caller, request } = at;
  if (error instanceof Problem) {
    const permission =
      error.refused ?? (error.code === 'permission.missing' ? error.params?.['permission'] : null);
    if (permission) await auditRefusal(ports, at, String(permission));
    return problemResponse(error, requestID);
  }
  return unforeseen(ports, error, requestID, {
    endpoint: name,
    method: request.method,
    userID: caller?.userID,
  });
}

/** What is nobody's doing: the log hears everything, the caller an id. */
export function unforeseen(
  ports: Pick<Ports, 'log'>,
  error: unknown,
  requestID: string,
  where: Readonly<Record<string, unknown>>,
): Response {
  if (error instanceof StoreUnavailable) {
    const why = { error: String(error), cause: String(error.cause) };
    ports.log.error('store unavailable', { requestID, ...where, ...why });
    return problemResponse(new Problem('server.notReady'), requestID);
  }
  const stack = error instanceof Error ? error.stack : String(error);
  ports.log.error('request failed', { requestID, ...where, stack });
  return problemResponse(new Problem('server.failed'), requestID);
}

async function auditRefusal(ports: Ports, at: Failing, permission: string): Promise<void> {
  const actor = {
    ports,
    now: at.now,
    requestID: at.requestID,
    caller: at.caller,
    address: ports.callers.addressOf(at.request),
  };
  const path = new URL(at.request.url).pathname.slice(0, 200);
  try {
    await command(actor, ({ audit }) =>
      audit({
        action: 'access.refused',
        result: 'refused',
        object: { kind: 'endpoint', id: `${at.request.method} ${path}`, name: at.name },
        reason: permission,
      }),
    );
  } catch (error) {
    // The refusal stands whether or not it could be written down.
    ports.log.error('refusal not audited', { requestID: at.requestID, error: String(error) });
  }
}
