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
  /** The last number that was handed on. Asked for at once: what is committed from now on is for the listeners. */
  let position = newest();
  /** Its value, once something was handed on. */
  let handedOn = 0;
  let pumping: Promise<void> | null = null;
  let again = false;

  function newest(): Promise<number> {
    const asked = store.read.live.range().then((range) => range.newest);
    asked.catch(() => undefined); // whoever needs the number finds out, and asks once more
    return asked;
  }

  async function pump(): Promise<void> {
    while (again && !stopping.signal.aborted) {
      again = false;
      const from = await position.catch(() => (position = newest()));
      const events = await store.read.live.after(from, batch);
      for (const stored of events) for (const listener of listeners) listener(stored);
      const last = events.at(-1);
      if (last) position = Promise.resolve((handedOn = last.event.seq));
      if (events.length === batch) again = true;
    }
  }

  function wake(upTo: number | null = null): void {
    if (upTo !== null && upTo <= handedOn) return; // our own commit, heard back from the database
    again = true;
    if (stopping.signal.aborted) return;
    pumping ??= pump()
      .catch((error: unknown) => log.error('live events could not be read', { error: String(error) }))
      .finally(() => {
        pumping = null;
        if (again) wake(); // somebody woke us while we were going to bed
      });
  }

  return {
    wake,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get listeners() {
      return listeners.size;
    },
    stop() {
      stopping.abort();
      listeners.clear();
    },
    stopping: stopping.signal,
  };
}
