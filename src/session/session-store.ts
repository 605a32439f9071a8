import { useSyncExternalStore } from 'react';
import type { Me } from '../../contract/people';
import type { ApiProblem } from '../api/problem';

/**
 * `expired`: RoomService no longer knows this browser's sign-in; the page stays and asks for the password again.
 * `mustChange`: an administrator gave the person a new password while they worked.
 */
export type SessionState = 'signedIn' | 'expired' | 'mustChange' | 'signedOut';

/** Whether this browser's sign-in still holds, as the last answers said. */
export class SessionStore {
  #state: SessionState = 'signedIn';
  readonly #listeners = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  /** Hears every failure of a request. */
  heard(problem: ApiProblem): void {
    if (problem.code === 'signIn.required') this.#set('expired');
    if (problem.code === 'password.mustChange') this.#set('mustChange');
  }

  /** In another tab somebody signed out. */
  expired(): void {
    this.#set('expired');
  }

  signedIn(): void {
    this.#set('signedIn');
  }

  signedOut(): void {
    this.#set('signedOut');
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(next: SessionState): void {
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

export function useSessionState(store: SessionStore): SessionState {
  return useSyncExternalStore(store.subscribe, () => store.state);
}

/** What signing in has just answered, so that the shell need not ask again who this is. */
let handedOver: Me | undefined;

export function handOver(me: Me): void {
  handedOver = me;
}

export function takeHandedOver(): Me | undefined {
  const me = handedOver;
  handedOver = undefined;
  return me;
}
