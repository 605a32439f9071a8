import { isFields } from '../events';
import { TransportError, type Clock } from '../ports';
import { parseJson, wholeOf } from './body';

/** The part of `fetch` that is needed, with the address space that Chromium wants named and TypeScript does not know. */
export type LoopbackFetch = (
  url: string,
  init: RequestInit & { readonly targetAddressSpace: 'loopback' },
) => Promise<Response>;

/** The program answered and said no. `details` are what stands beside the code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(code);
  }
}

export interface Question {
  readonly path: string;
  /** Said as JSON; without it the question is a GET. */
  readonly body?: object;
  readonly key?: string | null;
  readonly signal?: AbortSignal;
  readonly limitMs: number;
  /** How long the answer may be, in characters. */
  readonly limit?: number;
}

export interface Client {
  /** The answer's JSON; undefined when it is empty. Rejects with Refusal or TransportError. */
  ask(question: Question): Promise<unknown>;
  /** The body of a stream; the time limit is for its beginning. */
  open(question: Question): Promise<ReadableStream<Uint8Array>>;
  close(): void;
}

const answerLimit = 64 * 1024;

export function createClient(options: {
  readonly fetch: LoopbackFetch;
  readonly port: number;
  readonly clock: Clock;
}): Client {
  const { clock } = options;
  const closing = new AbortController();

  /** Runs until it settles, its time is up, its caller has enough, or everything is closed. */
  async function within<T>(question: Question, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const { signal } = question;
    const end = AbortSignal.any([closing.signal, late.signal, ...(signal ? [signal] : [])]);
    const timer = clock.setTimeout(() => late.abort(), question.limitMs);
    try {
      // Not every fetch, and no body in the middle of a line, is sure to heed a signal.
      return await orAborted(run(end), end);
    } catch (error) {
      if (closing.signal.aborted) throw new TransportError('closed');
      if (signal?.aborted) throw new TransportError('aborted');
      if (late.signal.aborted) throw new TransportError('timeout');
      throw error instanceof Refusal ? error : new TransportError('unreachable');
    } finally {
      clock.clearTimeout(timer);
    }
  }

  async function send({ path, body, key }: Question, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = {};
    if (key) headers['authorization'] = `Channel ${key}`;
    if (body) headers['content-type'] = 'application/json';
    const response = await options.fetch(`http://localhost:${options.port}/v2/${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
      signal,
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      targetAddressSpace: 'loopback',
    });
    if (!response.ok) throw refusalOf(parseJson(await wholeOf(response.body, answerLimit)));
    return response;
  }

  return {
    ask: (question) =>
      within(question, async (signal) => {
        const response = await send(question, signal);
        const text = await wholeOf(response.body, question.limit ?? answerLimit);
        return text === '' ? undefined : parseJson(text);
      }),
    open: (question) =>
      within(question, async () => {
        // The stream outlives this question: only its reader and the closing may end it.
        const { signal } = question;
        const response = await send(question, AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]));
        if (!response.body) throw new TransportError('unreachable');
        return response.body;
      }),
    close: () => closing.abort(),
  };
}

function refusalOf(body: unknown): Error {
  const error = isFields(body) ? body['error'] : undefined;
  if (!isFields(error) || typeof error['code'] !== 'string') return new TransportError('unreachable');
  return new Refusal(error['code'], error);
}

/** Rejects as soon as the signal says so, whatever becomes of the promise. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(new TransportError('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
