import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { TransportError, type Reply, type Transport } from '../../../src/launcher';

/** Asks the program from Node with the bytes that the frame sends, and reads the reply as a script would run. */
export function directTransport(port: number): Transport {
  let count = 0;
  const closing = new AbortController();
  return {
    request(path, params, { signal, limitMs } = {}) {
      const callback = `jsonp_callback_${(count += 1)}`;
      const query = new URLSearchParams({ ...params, callback, v: String(Math.random()).slice(2) });
      const ends = [closing.signal, signal, limitMs === undefined ? undefined : AbortSignal.timeout(limitMs)];
      const end = AbortSignal.any(ends.filter((one) => one !== undefined));
      const askedAt = Date.now();
      return new Promise<Reply>((resolve, reject) => {
        const fail = () => {
          const timeout = end.aborted && !signal?.aborted && !closing.signal.aborted;
          reject(new TransportError(timeout ? 'timeout' : end.aborted ? 'aborted' : 'unreachable'));
        };
        const asking = httpRequest(
          { host: '127.0.0.1', port, path: `${path}?${query}`, signal: end },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('error', fail);
            response.on('end', () => {
              if (response.statusCode !== 200) return fail();
              const body = Buffer.concat(parts).toString('utf8');
              resolve({ ...runAsScript(body, callback), tookMs: Date.now() - askedAt });
            });
          },
        );
        asking.on('error', fail);
        asking.end();
      });
    },
    async delay(ms, signal) {
      await sleep(ms, undefined, { signal: AbortSignal.any([signal, closing.signal]) });
    },
    close() {
      closing.abort();
    },
  };
}

type Outcome = { kind: 'answer'; value: unknown } | { kind: 'empty' };

function runAsScript(body: string, callback: string): Outcome {
  const argument = new RegExp(`^${callback}\\((.*)\\)$`, 's').exec(body)?.[1];
  return argument === undefined ? { kind: 'empty' } : { kind: 'answer', value: JSON.parse(argument) };
}
