import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '../../../contract/events';
import { staleAfter, type StaleKey } from './invalidate';

/** A burst of events becomes one refresh, and a busy evening at most one a second. */
const GAP_MS = 1_000;
/** Consoles that saw the same event do not all ask in the same instant. */
const SPREAD_MS = 250;
/** What was read before the stream stood may have changed in between; it is read again when the page has settled. */
const SETTLE_MS = 1_500;

/** Turns events into invalidations, gathered. A hidden tab only marks; it reads when it is looked at. */
export function createRefresher(client: QueryClient, random: () => number = Math.random) {
  const waiting = new Map<string, StaleKey>();
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;
  let greeted = false;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    flushedAt = performance.now();
    const refetchType = document.hidden ? 'none' : 'active';
    if (everything) void client.invalidateQueries({ refetchType });
    else for (const queryKey of waiting.values()) void client.invalidateQueries({ queryKey, refetchType });
    everything = false;
    waiting.clear();
  };
  const schedule = () => {
    const wait = Math.max(0, flushedAt + GAP_MS - performance.now());
    timer ??= setTimeout(flush, wait + random() * SPREAD_MS);
  };

  return {
    saw(event: LiveEvent): void {
      if (event.type === 'hello') {
        // Later hellos follow a reconnection, which RoomService fills with what was missed.
        if (greeted) return;
        greeted = true;
        const before = new Set(
          client
            .getQueryCache()
            .getAll()
            .map(({ queryHash }) => queryHash),
        );
        settling = setTimeout(() => {
          void client.invalidateQueries({ predicate: ({ queryHash }) => before.has(queryHash) });
        }, SETTLE_MS);
        return;
      }
      const stale = staleAfter(event);
      if (stale === 'all') everything = true;
      else for (const key of stale) waiting.set(JSON.stringify(key), key);
      schedule();
    },
    close(): void {
      clearTimeout(timer);
      clearTimeout(settling);
    },
  };
}
