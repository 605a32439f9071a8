import * as z from 'zod/mini';
import { liveEvent, type LiveEvent } from '../../../contract/events';
import { openStream, type OpenEventSource, type StreamState } from './stream';

/** A BroadcastChannel, as far as we use it. */
export interface ChannelLike {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}
/** navigator.locks, as far as we use it: holds the name until the promise that `work` answers settles. */
export interface LocksLike {
  request(name: string, options: { signal: AbortSignal }, work: () => Promise<void>): Promise<unknown>;
}

export interface LivePorts {
  readonly openEventSource: OpenEventSource;
  /** Null where this browser has none: then each tab has a stream of its own. */
  readonly locks: LocksLike | null;
  readonly openChannel: (() => ChannelLike) | null;
  readonly random?: () => number;
}

interface LiveHandlers {
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState: (state: StreamState) => void;
}

export interface LiveConnection {
  /** Whether this tab holds the browser's one stream. */
  readonly leads: boolean;
  reconnectNow(): void;
  close(): void;
}

const LOCK = 'webexe.live';

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: liveEvent }),
  z.object({ kind: z.literal('state'), state: z.enum(['connecting', 'up', 'reconnecting']) }),
  /** A tab that has just come asks how things are; the leader answers with `state`. */
  z.object({ kind: z.literal('ask') }),
  z.object({ kind: z.literal('reconnect') }),
]);
type Message = z.infer<typeof message>;

/**
 * One event stream for all tabs of a browser: the tab that gets the lock opens it and hands every event to the others;
 * when it closes or crashes, the next in line goes on from the last event that it saw. Over HTTP/1.1 a browser keeps
 * six connections to a host, so a stream for each tab would starve the seventh.
 */
export function connectLive(ports: LivePorts, { onEvent, onState }: LiveHandlers): LiveConnection {
  const shared = ports.locks !== null && ports.openChannel !== null;
  const channel = shared ? ports.openChannel?.() : undefined;
  const ended = new AbortController();
  let lastSeq: number | null = null;
  let state: StreamState = 'connecting';
  let stream: ReturnType<typeof openStream> | undefined;

  const tell = (news: Message) => channel?.postMessage(news);
  const see = (event: LiveEvent) => {
    lastSeq = event.seq;
    onEvent(event);
  };
  const enter = (next: StreamState) => {
    state = next;
    onState(next);
  };

  const lead = () => {
    stream = openStream({
      open: ports.openEventSource,
      lastSeq: () => lastSeq,
      onEvent: (event) => {
        tell({ kind: 'event', event });
        see(event);
      },
      onState: (next) => {
        tell({ kind: 'state', state: next });
        enter(next);
      },
      ...(ports.random && { random: ports.random }),
    });
  };

  channel?.addEventListener('message', ({ data }) => {
    const parsed = z.safeParse(message, data);
    if (!parsed.success || ended.signal.aborted) return; // another version of the console in another tab
    const news = parsed.data;
    switch (news.kind) {
      case 'event':
        if (stream === undefined) see(news.event);
        return;
      case 'state':
        if (stream === undefined) enter(news.state);
        return;
      case 'ask':
        if (stream !== undefined) tell({ kind: 'state', state });
        return;
      case 'reconnect':
        stream?.reconnectNow();
    }
  });

  if (shared && ports.locks) {
    tell({ kind: 'ask' });
    ports.locks
      .request(LOCK, { signal: ended.signal }, () => {
        if (ended.signal.aborted) return Promise.resolve();
        lead();
        return new Promise((release) =>
          ended.signal.addEventListener('abort', () => release(), { once: true }),
        );
      })
      .catch(() => {
        // Closed while waiting in line.
      });
  } else {
    lead();
  }

  return {
    get leads() {
      return stream !== undefined;
    },
    reconnectNow() {
      if (stream) stream.reconnectNow();
      else tell({ kind: 'reconnect' });
    },
    close() {
      stream?.close();
      ended.abort();
      channel?.close();
    },
  };
}
