import type { LiveEvent } from '../../../contract/events';
import { liveEventTypes } from '../../../contract/events';
import { parseLiveEvent } from './parse';

/** What we use of the browser's EventSource; passed in, because tests have none. */
export interface EventSourceLike {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}
export type OpenEventSource = (url: string) => EventSourceLike;

export type StreamState = 'connecting' | 'up' | 'reconnecting';

interface StreamPorts {
  readonly open: OpenEventSource;
  /** Where to go on from, so that nothing between two connections is missed; null at the very first. */
  readonly lastSeq: () => number | null;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState: (state: StreamState) => void;
  /** 0 to 1: spreads the return of many consoles after an outage. */
  readonly random?: () => number;
}

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 15_000;

/**
 * The event stream of RoomService, reconnected for as long as it is not closed. We reconnect rather than EventSource,
 * which never retries after an HTTP error and does not back off.
 */
export function openStream(ports: StreamPorts): { reconnectNow(): void; close(): void } {
  const random = ports.random ?? Math.random;
  let source: EventSourceLike | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  const connect = () => {
    clearTimeout(timer);
    timer = undefined;
    const after = ports.lastSeq();
    const current = ports.open(after === null ? '/api/events' : `/api/events?after=${after}`);
    source = current;
    for (const type of liveEventTypes) {
      current.addEventListener(type, (message) => {
        const event = parseLiveEvent(message.data);
        if (source !== current || event === undefined) return;
        // A stream begins with either; `resync` where what was missed is no longer kept.
        if (event.type === 'hello' || event.type === 'resync') {
          failures = 0;
          ports.onState('up');
        }
        ports.onEvent(event);
      });
    }
    current.addEventListener('error', () => {
      if (source === current) lost();
    });
  };

  const lost = () => {
    source?.close();
    source = undefined;
    ports.onState('reconnecting');
    const ceiling = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** failures);
    failures += 1;
    timer = setTimeout(connect, ceiling * (0.5 + random() / 2));
  };

  ports.onState('connecting');
  connect();
  return {
    reconnectNow() {
      // A connection that is up, or on its way, is left alone.
      if (closed || source !== undefined) return;
      failures = 0;
      connect();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      source?.close();
      source = undefined;
    },
  };
}
