import { request as httpRequest, type IncomingMessage } from 'node:http';
import { KEY, PAGE } from './ticket-service';

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that are not sent after all. */
  readonly without?: readonly string[];
  readonly body?: unknown;
  readonly address?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly json: unknown;
}

/** Asks as the call's own page does, unless told otherwise. */
export function begin(port: number, path: string, asking: Asking = {}): Promise<IncomingMessage> {
  const { method = 'GET', body, without = [], address = '127.0.0.1' } = asking;
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  const own = { origin: PAGE, authorization: `Channel ${KEY}`, host: `localhost:${port}`, ...content };
  const headers = Object.entries({ ...own, ...asking.headers }).filter(([name]) => !without.includes(name));
  return new Promise((done, fail) => {
    const sending = httpRequest(
      { host: address, port, path, method, headers: Object.fromEntries(headers), agent: false },
      done,
    );
    sending.on('error', fail);
    sending.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  });
}

export async function ask(port: number, path: string, asking: Asking = {}): Promise<Answer> {
  const response = await begin(port, path, asking);
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part); // no encoding is set
  const text = Buffer.concat(parts).toString('utf8');
  const { statusCode = 0, headers } = response;
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  return { status: statusCode, headers, text, json: isJson ? JSON.parse(text) : null };
}

export interface Line {
  readonly stream?: string;
  readonly seq: number;
  readonly missed?: number;
  readonly now?: { readonly roomStatus: number | null; readonly members: readonly unknown[] };
  readonly event?: { readonly event: string; readonly [field: string]: unknown };
  readonly beat?: number;
  readonly bye?: string;
}

export interface Reading {
  readonly status: number;
  readonly type: string | undefined;
  /** Whole lines only. */
  readonly lines: Line[];
  /** What came behind the last line end. */
  readonly rest: () => string;
  /** How it ended: `end` by the program's own doing, `cut` otherwise. */
  readonly over: Promise<'end' | 'cut'>;
  cut(): void;
}

export async function read(port: number, search = '', asking: Asking = {}): Promise<Reading> {
  const response = await begin(port, `/v2/events${search}`, asking);
  const lines: Line[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  response.on('data', (part: Buffer) => {
    const [more = '', ...pieces] = decoder.decode(part, { stream: true }).split('\n');
    rest += more;
    if (pieces.length === 0) return; // a line of megabytes is not looked through again for each part of it
    pieces.unshift(rest);
    rest = pieces.pop() ?? '';
    for (const piece of pieces) if (piece.startsWith('{')) lines.push(JSON.parse(piece) as Line);
  });
  const over = new Promise<'end' | 'cut'>((done) => {
    response.on('end', () => done('end'));
    response.on('error', () => done('cut'));
    response.on('close', () => done('cut'));
  });
  return {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'],
    lines,
    rest: () => rest,
    over,
    cut: () => response.destroy(),
  };
}

export const eventsIn = (lines: readonly Line[]) =>
  lines.flatMap(({ seq, event }) => (event ? [{ seq, event }] : []));
