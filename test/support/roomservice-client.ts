/** Callers of RoomService as tests play them. Each answer is held to the contract, whatever else a test looks at. */
import * as z from 'zod/mini';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints, type EndpointName } from '../../contract/endpoints';
import { liveEvent, type LiveEvent } from '../../contract/events';
import { problemBody, problemStatus, type ProblemBody, type ProblemCode } from '../../contract/problems';
import { FLOW_HEADER, REMEMBER_FLOW_HEADER, REMEMBER_HEADER, TOKEN_HEADER } from './doubles';

/** Input as it goes over the wire: anything at all, since tests also send what the contract forbids. */
export interface Input {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  /** The JSON of the answer; undefined where it has none. */
  readonly body: unknown;
  readonly headers: Headers;
  /** Set where the answer is a problem. */
  readonly problem: ProblemBody['error'] | undefined;
}

interface Service {
  fetch(request: Request): Promise<Response>;
}

export interface Program {
  call(name: EndpointName, input?: Input): Promise<Answer>;
}

export interface Browser extends Program {
  /** Sends a request as it is, signed in where the browser is. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** The live events, from now on or after a number. */
  events(after?: number): Promise<Stream>;
}

export interface Stream {
  /** The next event; waits for it. */
  next(): Promise<LiveEvent>;
  /** Events up to and with the first that is wanted. */
  until(wanted: (event: LiveEvent) => boolean): Promise<readonly LiveEvent[]>;
  /** Resolves when the server has ended it. */
  ended(): Promise<void>;
  close(): void;
}

const ORIGIN = 'https://rooms.example';

export function createBrowser(
  service: Service,
  person?: { readonly userID: string; readonly password: string },
): Browser {
  let token: string | null = null;
  let flow: string | null = null;
  let signedIn: Promise<unknown> | undefined;

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (token) headers.set(TOKEN_HEADER, token);
    if (flow) headers.set(FLOW_HEADER, flow);
    const response = await service.fetch(new Request(`${ORIGIN}${path}`, { ...init, headers }));
    const remembered = response.headers.get(REMEMBER_HEADER);
    if (remembered !== null) token = remembered || null;
    const kept = response.headers.get(REMEMBER_FLOW_HEADER);
    if (kept !== null) flow = kept || null;
    return response;
  }

  async function call(name: EndpointName, input: Input = {}): Promise<Answer> {
    if (person && name !== 'signIn') await (signedIn ??= mustSignIn(person));
    return held(name, await send(pathOf(name, input), initOf(name, input)));
  }

  async function mustSignIn(body: { readonly userID: string; readonly password: string }): Promise<void> {
    const answer = await call('signIn', { body });
    if (answer.status !== 200) throw new Error(`${body.userID} could not sign in: ${answer.problem?.code}`);
  }

  return {
    call,
    async send(path, init) {
      if (person) await (signedIn ??= mustSignIn(person));
      return send(path, init);
    },
    async events(after) {
      if (person) await (signedIn ??= mustSignIn(person));
      const stop = new AbortController();
      const response = await send('/api/events', {
        signal: stop.signal,
        ...(after === undefined ? {} : { headers: { 'last-event-id': String(after) } }),
      });
      if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
      return streamOf(response.body, stop);
    },
  };
}

export function createProgram(
  service: Service,
  { userID, userSig }: { readonly userID: string; readonly userSig: string },
): Program {
  return {
    async call(name, input = {}) {
      const init = initOf(name, input);
      const headers = new Headers(init.headers);
      headers.set('authorization', `UserSig ${userID} ${userSig}`);
      const request = new Request(`${ORIGIN}${pathOf(name, input)}`, { ...init, headers });
      return held(name, await service.fetch(request));
    },
  };
}

/** A program of an integrator, which shows an API token. */
export function createTokenProgram(service: Service, token: string): Program & Pick<Browser, 'events'> {
  const authorization = `Bearer ${token}`;
  return {
    async events() {
      const stop = new AbortController();
      const init = { headers: { authorization }, signal: stop.signal };
      const response = await service.fetch(new Request(`${ORIGIN}/api/events`, init));
      if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
      return streamOf(response.body, stop);
    },
    async call(name, input = {}) {
      const init = initOf(name, input);
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization);
      const request = new Request(`${ORIGIN}${pathOf(name, input)}`, { ...init, headers });
      return held(name, await service.fetch(request));
    },
  };
}

export function pathOf(name: EndpointName, { params = {}, query = {} }: Input): string {
  const path = endpoints[name].path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(params[key] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  return `/api${path}${search && `?${search}`}`;
}

function initOf(name: EndpointName, { body }: Input): RequestInit {
  const { method } = endpoints[name];
  if (body === undefined || method === 'GET') return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Codes that any endpoint of an access may answer, beyond those that its record names. */
const GENERAL: readonly ProblemCode[] = [
  'request.invalid',
  'request.tooLarge',
  'request.notJson',
  'request.tooMany',
  'server.notReady',
];
const OF_TOKENS: readonly ProblemCode[] = [
  'token.malformed',
  'token.invalid',
  'token.expired',
  'token.revoked',
  'request.tooMany',
];
function mayAnswer({ access, errors, person }: Endpoint, code: ProblemCode): boolean {
  if (GENERAL.includes(code) || errors.includes(code)) return true;
  if (code === 'person.needed') return person === true || access === 'user.manage';
  if (OF_TOKENS.includes(code)) return access !== 'public' && access !== 'userSig' && !person;
  switch (access) {
    case 'public':
      return false;
    case 'changing':
      return code === 'signIn.required';
    case 'signedIn':
      return code === 'signIn.required' || code === 'password.mustChange';
    case 'userSig':
      return code === 'session.invalid' || code === 'session.expired';
    default:
      return code === 'signIn.required' || code === 'password.mustChange' || code === 'permission.missing';
  }
}

/** Reads an answer and throws where it is not what the endpoint's record says. */
export async function held(name: EndpointName, response: Response): Promise<Answer> {
  const record: Endpoint = endpoints[name];
  if (response.ok && record.media !== undefined) {
    if (response.headers.get('content-type') !== record.media) throw new Error(`${name} answered no file`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, body: bytes, headers: response.headers, problem: undefined };
  }
  if (record.redirect) return ledOn(name, record, response);
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const { status, headers } = response;
  if (response.ok) {
    if (status !== (record.result ? 200 : 204)) throw new Error(`${name} answered ${status}`);
    if (record.result) mustBeExactly(name, record.result as z.core.$ZodType, body);
    return { status, body, headers, problem: undefined };
  }
  const { error } = z.parse(problemBody, body);
  mustBeExactly(name, problemBody, body);
  if (status !== problemStatus[error.code]) throw new Error(`${name} answered ${error.code} with ${status}`);
  if (!mayAnswer(record, error.code))
    throw new Error(`${name} answered ${error.code}, which it does not name`);
  return { status, body, headers, problem: error };
}

/** Where a browser is sent on; a problem is where that is the sign-in page, which says it. */
function ledOn(name: string, record: Endpoint, { status, headers }: Response): Answer {
  const location = headers.get('location');
  if (status !== 303 || location === null) throw new Error(`${name} leads nowhere: ${status}`);
  const { pathname, searchParams } = new URL(location, ORIGIN);
  const code = searchParams.get('problem');
  if (pathname !== '/login' || code === null) return { status, body: location, headers, problem: undefined };
  const params = Object.fromEntries(
    [...searchParams].filter(([key]) => key !== 'problem' && key !== 'requestID'),
  );
  const given = { code, requestID: searchParams.get('requestID'), params };
  const { error } = z.parse(problemBody, { error: given });
  if (!mayAnswer(record, error.code))
    throw new Error(`${name} leads to ${error.code}, which it does not name`);
  return { status, body: location, headers, problem: error };
}

/** The schema drops what it does not name, so an answer that differs after parsing said too much. */
function mustBeExactly(name: string, schema: z.core.$ZodType, body: unknown): void {
  const parsed = z.parse(schema, body);
  const [said, named] = [sorted(body), sorted(parsed)];
  if (said !== named) throw new Error(`${name} answered more than its schema names: ${said} ≠ ${named}`);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function streamOf(body: ReadableStream<Uint8Array>, stop: AbortController): Stream {
  const reader = body.getReader();
  const utf8 = new TextDecoder();
  let buffered = '';

  async function block(): Promise<string | null> {
    for (;;) {
      const end = buffered.indexOf('\n\n');
      if (end >= 0) {
        const found = buffered.slice(0, end);
        buffered = buffered.slice(end + 2);
        return found;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      buffered += utf8.decode(value, { stream: true });
    }
  }

  async function next(): Promise<LiveEvent> {
    for (;;) {
      const found = await block();
      if (found === null) throw new Error('the stream ended');
      if (found.startsWith(':')) continue; // a comment keeps the connection and says nothing
      const fields = new Map(
        found.split('\n').map((line) => [line.split(': ', 1)[0] ?? '', line.replace(/^\w+: /, '')]),
      );
      const event = z.parse(liveEvent, JSON.parse(fields.get('data') ?? ''));
      if (fields.get('event') !== event.type || fields.get('id') !== String(event.seq)) {
        throw new Error(`the frame does not match its data: ${found}`);
      }
      return event;
    }
  }

  return {
    next,
    async until(wanted) {
      const seen: LiveEvent[] = [];
      for (;;) {
        const event = await next();
        seen.push(event);
        if (wanted(event)) return seen;
      }
    },
    async ended() {
      while ((await block()) !== null);
    },
    close: () => stop.abort(),
  };
}
