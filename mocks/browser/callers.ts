import type { Callers } from '../../server/roomservice/ports';

/** Where the sign-in of this browser is kept: MSW carries no cookies. */
export interface TokenStorage {
  get(): string | null;
  set(token: string | null): void;
}

export function inMemory(): TokenStorage {
  let token: string | null = null;
  return { get: () => token, set: (next) => (token = next) };
}

const TRIES = 10;
const WINDOW_MS = 600_000;

/** One browser calls, and this is it. Counts attempts to sign in as the server does. */
export function createCallers(storage: TokenStorage, now: () => Date): Callers {
  const tries = new Map<string, { count: number; until: number }>();
  return {
    tokenOf: () => storage.get(),
    remember(token) {
      storage.set(token);
      return new Headers();
    },
    addressOf: () => '127.0.0.1',
    // Another origin is out of its reach.
    flowOf: () => null,
    rememberFlow: () => new Headers(),
    tryProvider: () => Promise.resolve(0),
    providerSucceeded: () => Promise.resolve(),
    tryApiToken: () => Promise.resolve(0),
    // Its only program is in the page itself.
    tryTicket: () => Promise.resolve(0),
    ticketKnown: () => Promise.resolve(),
    trySignIn(_address, userID) {
      const key = userID.toLowerCase();
      const at = now().getTime();
      const known = tries.get(key);
      const current = known && known.until > at ? known : { count: 0, until: at + WINDOW_MS };
      current.count += 1;
      tries.set(key, current);
      return Promise.resolve(current.count > TRIES ? Math.ceil((current.until - at) / 1000) : 0);
    },
    signInSucceeded(_address, userID) {
      tries.delete(userID.toLowerCase());
      return Promise.resolve();
    },
  };
}
