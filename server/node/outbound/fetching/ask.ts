import type { IncomingMessage } from 'node:http';
import type { FetchOrder } from '../../../roomservice/ports';
import { createOutbound, Refused, type Resolve } from '../connect';
import { Unwanted } from './faults';

/** Nothing came for so long: the line is dead, and another attempt goes on where this one was. */
const silentMs = 60_000;

export interface Line {
  readonly networks: readonly string[];
  readonly resolve?: Resolve;
  readonly silentMs?: number;
}

export interface Answer {
  readonly response: IncomingMessage;
  /** What it holds, as it comes. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Nobody wants the rest. */
  drop(): void;
}

/** Asks one address for one order, and hears it out. */
export type Ask = (url: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/**
 * Asks the hosts of an order, and nobody else: whatever a playlist or an address says, each single request is looked at.
 * Redirects are not followed.
 */
export function createAsk(order: FetchOrder, line: Line, signal: AbortSignal): Ask {
  const { hosts, plain } = order;
  const { networks, resolve } = line;
  const outbound = createOutbound({ networks, plain, ...(resolve && { resolve }) });
  return async (given, headers = {}) => {
    const url = withEncryption(given, plain);
    mustBeOf(url, hosts);
    if (outbound.refusal(url)) throw new Unwanted('address not allowed');
    const stop = new AbortController();
    const patience = watchful(stop, line.silentMs ?? silentMs);
    const all = AbortSignal.any([signal, stop.signal]);
    const failed = (error: unknown): unknown => {
      if (signal.aborted) return signal.reason;
      if (error instanceof Refused) return new Unwanted('address not allowed');
      return stop.signal.aborted ? new Error('nothing came for a while', { cause: error }) : error;
    };
    try {
      const asked = { headers: { 'accept-encoding': 'identity', ...headers }, signal: all };
      const response = await outbound.ask(url, asked);
      patience.heard();
      return {
        response,
        chunks: heard(response, patience, failed),
        drop() {
          patience.end();
          response.destroy();
        },
      };
    } catch (error) {
      patience.end();
      throw failed(error);
    }
  };
}

/** Where the address says http and that is not allowed, the same over https. */
function withEncryption(url: string, plain: boolean): string {
  return plain ? url : url.replace(/^http:/i, 'https:');
}

function mustBeOf(url: string, hosts: readonly string[]): void {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new Unwanted(`${protocol} is not allowed`);
  const isGood = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  if (!isGood) throw new Unwanted(`${hostname} is not allowed`);
}

async function* heard(
  response: IncomingMessage,
  patience: ReturnType<typeof watchful>,
  failed: (error: unknown) => unknown,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      patience.heard();
      yield chunk;
    }
  } catch (error) {
    throw failed(error);
  } finally {
    patience.end();
    response.destroy();
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
