import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FetchOrder, Fetched, Fetching } from '../../roomservice/ports';
import type { MediaStore } from '../media-store';
import { createOutbound, Refused, type Resolve } from './connect';

/** Nothing came for so long: the line is dead, and another attempt goes on where this one was. */
const silentMs = 60_000;

interface FetchingParts {
  readonly store: MediaStore;
  /** For what is half here: on the same disk as the store. */
  readonly folder: string;
  readonly networks: readonly string[];
  readonly resolve?: Resolve;
  readonly silentMs?: number;
}

/** {@link Fetching} over http, by ranges: what is half here stays, with what its server says that it is half of. */
export function createFetching(parts: FetchingParts): Fetching {
  const { store, folder, networks, resolve } = parts;

  async function fetch(
    order: FetchOrder,
    { signal, progress }: Parameters<Fetching['fetch']>[1],
  ): Promise<Fetched> {
    const url = withEncryption(order);
    const why = refusalOf(url, order.hosts);
    if (why !== null) return { kind: 'refused', why };
    const outbound = createOutbound({ networks, plain: order.plain, ...(resolve && { resolve }) });
    if (outbound.refusal(url)) return { kind: 'refused', why: 'address not allowed' };
    await mkdir(folder, { recursive: true });
    const half = join(folder, order.location.replaceAll('/', '-'));
    const known = await readFile(`${half}.of`, 'utf8').catch(() => null);
    const here = known === null ? 0 : await lengthOf(half);

    const stop = new AbortController();
    const all = AbortSignal.any([signal, stop.signal]);
    const range = here > 0 && known !== null ? { range: `bytes=${here}-`, 'if-range': known } : {};
    const headers = { 'accept-encoding': 'identity', ...range };
    try {
      const patience = watchful(stop, parts.silentMs ?? silentMs);
      const response = await outbound.ask(url, { headers, signal: all });
      patience.heard();
      const from = startOf(response, here);
      if (from === null) {
        response.destroy();
        await forget(half);
        return refusalOfStatus(response.statusCode ?? 0);
      }
      const whole = lengthIn(response, from);
      if (whole !== null && whole > order.maxBytes) {
        response.destroy();
        await forget(half);
        return { kind: 'refused', why: `larger than ${order.maxBytes} bytes` };
      }
      await writeFile(`${half}.of`, validatorOf(response));
      const tell = (bytes: number) => {
        patience.heard();
        if (bytes > order.maxBytes) throw new TooLarge();
        if (whole) progress((bytes / whole) * 100);
      };
      await pipeline(
        counted(response, from, tell),
        createWriteStream(half, from > 0 ? { flags: 'r+', start: from } : {}),
        { signal: all },
      ).finally(patience.end);
      const bytes = await lengthOf(half);
      if (whole !== null && bytes !== whole) throw new Error(`${bytes} of ${whole} bytes came`);
      const facts = await store.take(half, order.location);
      await forget(half);
      return { kind: 'here', ...facts };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refused) return { kind: 'refused', why: 'address not allowed' };
      if (error instanceof TooLarge) {
        await forget(half);
        return { kind: 'refused', why: `larger than ${order.maxBytes} bytes` };
      }
      throw stop.signal.aborted ? new Error('nothing came for a while', { cause: error }) : error;
    }
  }

  return { fetch };
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Where the address says http and that is not allowed, the same over https. */
function withEncryption({ url, plain }: FetchOrder): string {
  return plain ? url : url.replace(/^http:/i, 'https:');
}

function refusalOf(url: string, hosts: readonly string[]): string | null {
  const { hostname } = new URL(url);
  const isGood = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return isGood ? null : `${hostname} is not allowed`;
}

/** What may be mended by itself is tried again; what the server is sure of is not. */
function refusalOfStatus(status: number): Fetched {
  if (status === 429 || status >= 500 || status === 416) throw new Error(`HTTP ${status}`);
  return { kind: 'refused', why: `HTTP ${status}` };
}

/** At which byte the answer begins; null where it is no file. */
function startOf({ statusCode, headers }: IncomingMessage, here: number): number | null {
  if (statusCode === 200) return 0;
  const from = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
  return statusCode === 206 && Number(from) === here ? here : null;
}

function lengthIn({ headers }: IncomingMessage, from: number): number | null {
  const length = Number(headers['content-length'] ?? 'none');
  return Number.isSafeInteger(length) ? from + length : null;
}

/** What says that the rest would be of the same file: a strong tag, or when it was written. */
function validatorOf({ headers }: IncomingMessage): string {
  const { etag } = headers;
  return etag !== undefined && !etag.startsWith('W/') ? etag : (headers['last-modified'] ?? '""');
}

async function* counted(
  response: IncomingMessage,
  from: number,
  tell: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let bytes = from;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    tell(bytes);
    yield chunk;
  }
}

function watchful(stop: AbortController, patienceMs: number) {
  let timer = setTimeout(() => stop.abort(), patienceMs);
  return {
    heard() {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), patienceMs);
    },
    end: () => clearTimeout(timer),
  };
}

async function lengthOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function forget(half: string): Promise<void> {
  for (const path of [half, `${half}.of`]) await rm(path, { force: true });
}
