import { isFields } from '../events';
import { defaultPort } from '../launch-url';
import { TransportError, type Reply, type RequestOptions, type Transport } from '../ports';
import { openFrame, type Frame, type FramePage } from './frame';

/** Beyond the frame's own time limit, in case the frame is gone. */
const graceMs = 2000;

type Order =
  | {
      readonly kind: 'request';
      readonly port: number;
      readonly path: string;
      readonly params: Readonly<Record<string, string>>;
      readonly limitMs: number | undefined;
    }
  | { readonly kind: 'delay'; readonly ms: number };

interface Pending {
  done(message: Readonly<Record<string, unknown>>): void;
  fail(error: TransportError): void;
}

/**
 * Asks the program by JSONP inside a served, sandboxed frame, so that whoever owns the program's port
 * never runs script in this page. The frame is made with the first request.
 */
export function createFrameTransport(options: {
  /** Where the server serves `launcherFrame()`. */
  readonly frameUrl: string;
  readonly port?: number;
  readonly document?: Document;
}): Transport {
  return createTransportIn({ ...options, page: { url: options.frameUrl } });
}

/** The same in a frame of any page that has the script of frames in it. */
export function createTransportIn(options: {
  readonly page: FramePage;
  readonly port?: number;
  readonly document?: Document;
}): Transport {
  const { page, port = defaultPort } = options;
  const pending = new Map<number, Pending>();
  let frame: Frame | null = null;
  let closed = false;
  let lastId = 0;

  function failAll(error: TransportError): void {
    for (const one of [...pending.values()]) one.fail(error);
  }

  function connected(): Promise<MessagePort> {
    frame ??= openFrame({
      page,
      document: options.document ?? document,
      onMessage(message) {
        if (isFields(message) && typeof message['id'] === 'number') pending.get(message['id'])?.done(message);
      },
      onGone(error) {
        frame = null;
        failAll(error);
      },
    });
    return frame.ready;
  }

  function send(order: Order, signal: AbortSignal | undefined, limitMs: number | undefined) {
    return new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
      if (closed) return reject(new TransportError('closed'));
      if (signal?.aborted) return reject(new TransportError('aborted'));
      const id = (lastId += 1);
      let channel: MessagePort | null = null;
      const timer =
        limitMs === undefined
          ? null
          : setTimeout(() => give(new TransportError('timeout')), limitMs + graceMs);
      const settle = () => {
        pending.delete(id);
        signal?.removeEventListener('abort', abort);
        if (timer !== null) clearTimeout(timer);
      };
      const give = (error: TransportError) => {
        settle();
        reject(error);
        channel?.postMessage({ id, kind: 'abort' });
      };
      const abort = () => give(new TransportError('aborted'));
      signal?.addEventListener('abort', abort);
      pending.set(id, {
        fail: give,
        done(message) {
          settle();
          resolve(message);
        },
      });
      connected().then(
        (ready) => {
          channel = ready;
          if (pending.has(id)) ready.postMessage({ id, ...order });
        },
        (error: unknown) => give(error instanceof TransportError ? error : new TransportError('blocked')),
      );
    });
  }

  return {
    async request(path, params, { signal, limitMs }: RequestOptions = {}): Promise<Reply> {
      const reply = await send({ kind: 'request', port, path, params, limitMs }, signal, limitMs);
      const tookMs = typeof reply['tookMs'] === 'number' ? reply['tookMs'] : 0;
      if (reply['kind'] === 'answer') return { kind: 'answer', value: reply['value'], tookMs };
      if (reply['kind'] === 'empty') return { kind: 'empty', tookMs };
      const { kind } = reply;
      throw new TransportError(kind === 'timeout' || kind === 'blocked' ? kind : 'unreachable');
    },
    async delay(ms, signal) {
      if (ms > 0) await send({ kind: 'delay', ms }, signal, ms);
    },
    close() {
      closed = true;
      frame?.remove();
      frame = null;
      failAll(new TransportError('closed'));
    },
  };
}
