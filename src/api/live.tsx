import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { LiveEvent, LiveEventType } from '../../contract/events';
import { connectLive, type LiveConnection, type LivePorts } from './live/share';
import { createRefresher } from './live/refresher';
import type { StreamState } from './live/stream';
import { query } from './queries';
import { reachability } from './reachability';

type Handler = (event: LiveEvent) => void;

interface Live {
  subscribe(handler: Handler): () => void;
  readonly state: StreamState;
  reconnectNow(): void;
}

const LiveContext = createContext<Live>({
  subscribe: () => () => undefined,
  state: 'connecting',
  reconnectNow: () => undefined,
});

/** The browser's own stream, lock and channel. */
export function browserLivePorts(): LivePorts {
  return {
    openEventSource: (url) => new EventSource(url),
    locks: 'locks' in navigator ? navigator.locks : null,
    openChannel: 'BroadcastChannel' in window ? () => new BroadcastChannel('webexe.live') : null,
  };
}

/**
 * Keeps the console's data as new as RoomService's: events mark queries old, `useLive` hands events to those who need
 * the event itself. `paused` while nobody is signed in.
 */
export function LiveProvider({
  ports,
  paused = false,
  children,
}: {
  ports: LivePorts;
  paused?: boolean;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const [handlers] = useState(() => new Set<Handler>());
  const [state, setState] = useState<StreamState>('connecting');
  const connection = useRef<LiveConnection>(undefined);

  useEffect(() => {
    if (paused) return;
    const refresher = createRefresher(client);
    const current = connectLive(ports, {
      onEvent: (event) => {
        refresher.saw(event);
        for (const handler of handlers) handler(event);
      },
      onState: (next) => {
        setState(next);
        if (next === 'up') {
          reachability.answered();
          // Events tell what changed, not what could not be read while nobody answered.
          void client.refetchQueries({
            type: 'active',
            predicate: ({ state: { status } }) => status === 'error',
          });
        }
        // EventSource hides why it failed; an ordinary request tells an outage from a sign-in that ended. It is asked
        // once: tried again, each failure of the stream would begin anew, and the outage would not be told for long.
        if (next === 'reconnecting')
          void client.fetchQuery({ ...query('getMe'), staleTime: 0, retry: false }).catch(() => undefined);
      },
    });
    connection.current = current;
    const retry = () => current.reconnectNow();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      current.close();
      refresher.close();
      connection.current = undefined;
    };
  }, [client, handlers, paused, ports]);

  const live = useMemo<Live>(
    () => ({
      subscribe: (handler) => {
        handlers.add(handler);
        return () => handlers.delete(handler);
      },
      state,
      reconnectNow: () => connection.current?.reconnectNow(),
    }),
    [handlers, state],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Hands events of one type to `handler` while the component is there: `useLive('room.closed', (event) => …)`. */
export function useLive<T extends LiveEventType>(
  type: T,
  handler: (event: Extract<LiveEvent, { type: T }>) => void,
): void {
  const { subscribe } = use(LiveContext);
  const latest = useEffectEvent((event: LiveEvent) => {
    // Narrowed by the comparison, which TypeScript does not carry into a generic Extract.
    if (event.type === type) handler(event as Extract<LiveEvent, { type: T }>);
  });
  useEffect(() => subscribe((event) => latest(event)), [subscribe]);
}

/** How the event stream is, and a way to try again now rather than when its back-off says so. */
export function useLiveState(): { readonly state: StreamState; readonly reconnectNow: () => void } {
  const { state, reconnectNow } = use(LiveContext);
  return { state, reconnectNow };
}
