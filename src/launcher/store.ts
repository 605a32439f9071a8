import type { LauncherEvent } from './machine-events';
import { idle, type LauncherState } from './state';

export interface Listeners<T extends readonly unknown[]> {
  add(listener: (...news: T) => void): () => void;
  tell(...news: T): void;
}

/** A listener that throws must not stop the launcher or its neighbours; `report` gets what it threw. */
export function createListeners<T extends readonly unknown[]>(
  report: (error: unknown) => void,
): Listeners<T> {
  const listeners = new Set<(...news: T) => void>();
  return {
    add(listener) {
      const own = (...news: T) => listener(...news); // the same function added twice is two subscriptions
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell(...news) {
      for (const listener of [...listeners]) {
        try {
          listener(...news);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}

type Timed<E> = E extends LauncherEvent ? Omit<E, 'at'> : never;

export interface Store {
  readonly state: LauncherState;
  dispatch(event: Timed<LauncherEvent>): void;
}

/** The machine, or as much of it as a bundle carries. */
export type Transition = (state: LauncherState, event: LauncherEvent) => LauncherState;

/** Holds the state; `changed` sets in motion what a change asks for. */
export function createStore(
  transition: Transition,
  now: () => number,
  changed: (before: LauncherState, after: LauncherState) => void,
): Store {
  let state: LauncherState = idle;
  return {
    get state() {
      return state;
    },
    dispatch(event) {
      const before = state;
      state = transition(before, { ...event, at: now() });
      if (state !== before) changed(before, state);
    },
  };
}
