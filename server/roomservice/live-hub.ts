import type { LiveHub, Log, StoredLiveEvent } from './ports';
import type { Store } from './store';

const batch = 500;

/**
 * Reads what was committed from the store's log and hands it to every stream. Commands only wake it: the log, not the
 * order in which promises settle, says what came first, and what other instances wrote comes along.
 */
export function createLiveHub(store: Store, log: Log): LiveHub {
  const listeners = new Set<(event: StoredLiveEvent) => void>();
  const stopping = new AbortController();
  let position: Promise<number> | null = null;
  let pumping: Promise<void> | null = null;
  let again = false;

  async function pump(): Promise<void> {
    do {
      again = false;
      position ??= store.read.live.range().then((range) => range.newest);
      const from = await position;
      const events = await store.read.live.after(from, batch);
      for (const stored of events) for (const listener of listeners) listener(stored);
      const last = events.at(-1);
      if (last) position = Promise.resolve(last.event.seq);
      if (events.length === batch) again = true;
    } while (again && !stopping.signal.aborted);
  }

  return {
    wake() {
      again = true;
      pumping ??= pump()
        .catch((error: unknown) => log.error('live events could not be read', { error: String(error) }))
        .finally(() => {
          pumping = null;
        });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopping.abort();
      listeners.clear();
    },
    stopping: stopping.signal,
  };
}
