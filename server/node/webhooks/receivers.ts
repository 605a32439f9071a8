import type { IncomingMessage } from 'node:http';
import type { DeliveryFailure } from '../../../contract/webhooks';
import type { ReceiverAnswer, ReceiverMessage, Receivers } from '../../roomservice/ports';
import { createOutbound, Refused, type Resolve } from '../outbound/connect';

const patienceMs = 15_000;
/** So much of an answer is kept; the rest is not read. */
const keptBytes = 1024;

interface Outside {
  readonly resolve?: Resolve;
  readonly withinMs?: number;
}

/** Calls receivers, where the guard over addresses lets it. */
export function createReceivers(networks: readonly string[], outside: Outside = {}): Receivers {
  const { withinMs = patienceMs, ...rest } = outside;
  const outbound = createOutbound({ networks, ...rest });

  return {
    refusal: outbound.refusal,
    async send({ url, headers, body, signal }: ReceiverMessage): Promise<ReceiverAnswer> {
      const began = performance.now();
      const took = () => Math.round(performance.now() - began);
      const late = AbortSignal.timeout(withinMs);
      if (outbound.refusal(url)) return nothing('addressRefused', 0);
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
    const told = { ...headers, 'content-length': bytes.length };
    return outbound.ask(url, { method: 'POST', headers: told, signal }, bytes);
  }
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
