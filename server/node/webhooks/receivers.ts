import { lookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { DeliveryFailure } from '../../../contract/webhooks';
import type { ReceiverAnswer, ReceiverMessage, Receivers } from '../../roomservice/ports';
import { isWithin } from '../wire2018/networks';
import { mayCall } from './guard';

const patienceMs = 15_000;
/** So much of an answer is kept; the rest is not read. */
const keptBytes = 1024;

interface Outside {
  /** Names to addresses, as `dns.lookup` with `all`. */
  readonly resolve?: (
    name: string,
    then: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
  ) => void;
  readonly withinMs?: number;
}

/**
 * Calls receivers over connections of their own. Which addresses may be called is decided at the moment of connecting, for
 * the very address that is connected to: what a name led to a moment before counts for nothing.
 */
export function createReceivers(networks: readonly string[], outside: Outside = {}): Receivers {
  const { resolve = (name, then) => lookup(name, { all: true }, then), withinMs = patienceMs } = outside;

  /** Without encryption only networks that are named are called: theirs is the wire. */
  const may = (address: string, isPlain: boolean) =>
    isPlain ? isWithin(address, networks) : mayCall(address, networks);

  const guarded =
    (isPlain: boolean): NonNullable<RequestOptions['lookup']> =>
    (name, options, then) => {
      resolve(name, (error, addresses) => {
        const good = addresses?.filter(({ address }) => may(address, isPlain)) ?? [];
        const [first] = good;
        if (error) then(error, '');
        else if (!first) then(new Refused(), '');
        else if (options.all) then(null, [...good]);
        else then(null, first.address, first.family);
      });
    };

  function refusal(url: string): 'http' | 'network' | null {
    const { protocol, hostname } = new URL(url);
    const isPlain = protocol === 'http:';
    const address = hostname.replace(/^\[|\]$/g, '');
    // What a name leads to is not known before it is called.
    if (isIP(address) === 0) return isPlain && networks.length === 0 ? 'http' : null;
    if (!mayCall(address, networks)) return 'network';
    return may(address, isPlain) ? null : 'http';
  }

  return {
    refusal,
    async send({ url, headers, body, signal }: ReceiverMessage): Promise<ReceiverAnswer> {
      const began = performance.now();
      const took = () => Math.round(performance.now() - began);
      const late = AbortSignal.timeout(withinMs);
      if (refusal(url)) return nothing('addressRefused', 0);
      try {
        const answer = await read(await post(url, headers, body, AbortSignal.any([signal, late])));
        return { ...answer, tookMs: took() };
      } catch (error) {
        signal.throwIfAborted();
        return nothing(late.aborted ? 'timeout' : failureOf(error), took());
      }
    },
  };

  function post(
    url: string,
    headers: ReceiverMessage['headers'],
    body: string,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const bytes = Buffer.from(body);
    const isPlain = new URL(url).protocol === 'http:';
    const send = isPlain ? httpRequest : httpsRequest;
    return new Promise((done, failed) => {
      const request = send(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': bytes.length },
          // No connection is kept: each is looked at anew.
          ...{ agent: false, lookup: guarded(isPlain), signal },
        },
        done,
      );
      request.on('error', failed);
      request.end(bytes);
    });
  }
}

/** The network is not one to be called in. */
class Refused extends Error {
  override readonly name = 'Refused';
}

async function read(response: IncomingMessage): Promise<Omit<ReceiverAnswer, 'tookMs'>> {
  const status = response.statusCode ?? 0;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length >= keptBytes) break; // leaving the loop ends the connection
  }
  return {
    status,
    response: textOf(Buffer.concat(parts).subarray(0, keptBytes)),
    failure: status >= 300 && status < 400 ? 'redirect' : null,
    retryAfterSeconds: secondsOf(response.headers['retry-after']),
  };
}

/** Whatever it was, as text that can be kept: PostgreSQL takes no NUL. */
function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^[0-9]{1,9}$/.test(header) ? Number(header) : null;
}

function nothing(failure: DeliveryFailure, tookMs: number): ReceiverAnswer {
  return { status: null, response: null, failure, tookMs, retryAfterSeconds: null };
}

function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof Refused) return 'addressRefused';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'nameUnknown';
  const isTLS = /^(EPROTO|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_)/.test(code);
  return isTLS ? 'certificate' : 'connection';
}
