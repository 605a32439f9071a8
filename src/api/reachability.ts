import { useSyncExternalStore } from 'react';

/** Does RoomService answer? Known from requests and from the event stream. */
export interface Reachability {
  readonly up: boolean;
  /** Since when it does not; null while it does. */
  readonly downSince: number | null;
}

const UP: Reachability = { up: true, downSince: null };

/** One for the page: whoever talks to RoomService reports to it, whoever shows or waits reads it. */
export class ReachabilityStore {
  #now: Reachability = UP;
  readonly #listeners = new Set<() => void>();

  get now(): Reachability {
    return this.#now;
  }

  /** An answer came, any answer. One that was asked for before nobody was found is older news than that. */
  answered(askedAt: number = Date.now()): void {
    const { downSince } = this.#now;
    if (downSince !== null && askedAt >= downSince) this.#set(UP);
  }

  /** A request or the stream found nobody. */
  unreachable(at: number = Date.now()): void {
    if (this.#now.up) this.#set({ up: false, downSince: at });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(next: Reachability): void {
    this.#now = next;
    for (const listener of this.#listeners) listener();
  }
}

export const reachability = new ReachabilityStore();

/** Whether RoomService answers: a page disables its writes while it does not, and says so in their tooltip. */
export function useReachability(): Reachability {
  return useSyncExternalStore(reachability.subscribe, () => reachability.now);
}
