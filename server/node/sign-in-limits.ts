import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Callers, Clock } from '../roomservice/ports';
import type { Store } from '../roomservice/store';

const WINDOW_MS = 600_000;
/** One person mistyping; and a whole office behind one address, of whom some mistype. */
const TRIES_PER_PERSON = 10;
const TRIES_PER_ADDRESS = 100;
/** Addresses and people who are turned away without asking the database; more than these, it is asked. */
const REFUSED_AT_ONCE = 10_000;

/** An integrator's program asks ten times a second and not more. */
const CALLS_PER_TOKEN = 600;
const CALLS_WINDOW_SECONDS = 60;

type Limits = Pick<
  Callers,
  | 'trySignIn'
  | 'signInSucceeded'
  | 'tryProvider'
  | 'providerSucceeded'
  | 'tryTicket'
  | 'ticketKnown'
  | 'tryApiToken'
>;

/**
 * How often passwords may be tried: counted by address and userID together, and by address over all userIDs. Launch
 * tickets, which nobody can guess, and ways to the provider of sign-ins are counted by address alone. Counted in the
 * database, so that all servers on it count together and a restart forgets nothing. `door` keeps one entrance's counts
 * from another's. Calls with an API token are counted here and by each server for itself: they are no guesses, and a write
 * for each would cost more than the call.
 */
export function createSignInLimits(
  door: string,
  { store, clock }: { readonly store: Pick<Store, 'transact'>; readonly clock: Clock },
): Limits {
  /** Whose tries are used up, and until when: a flood of them must not become one of writes. */
  const refused = new Map<string, Date>();

  async function take(key: string, allowed: number): Promise<number> {
    const now = clock.now();
    const known = refused.get(key);
    if (known && known > now) return secondsFrom(now, known);
    refused.delete(key);
    const ends = new Date(now.getTime() + WINDOW_MS);
    const { count, until } = await store.transact((tx) => tx.tries.add(key, now, ends));
    if (count <= allowed) return 0;
    if (refused.size >= REFUSED_AT_ONCE) refused.clear();
    refused.set(key, until);
    return secondsFrom(now, until);
  }
  const takeBack = (key: string, tries = 1) => store.transact((tx) => tx.tries.takeBack(key, tries));
  const keyOf = (kind: string, address: string | null, userID = '') =>
    digest(`${door} ${kind} ${address ?? 'unknown'} ${userID.toLowerCase()}`);

  const tokens = new RateLimiterMemory({ points: CALLS_PER_TOKEN, duration: CALLS_WINDOW_SECONDS });
  return {
    tryApiToken: (tokenID) => consume(tokens, tokenID),
    tryTicket: (address) => take(keyOf('ticket', address), TRIES_PER_ADDRESS),
    ticketKnown: (address) => takeBack(keyOf('ticket', address)),
    tryProvider: (address) => take(keyOf('provider', address), 2 * TRIES_PER_ADDRESS),
    // There and back.
    providerSucceeded: (address) => takeBack(keyOf('provider', address), 2),
    async trySignIn(address, userID) {
      // The address first: once it is used up, made-up userIDs cannot fill the table.
      const wait = await take(keyOf('address', address), TRIES_PER_ADDRESS);
      return wait > 0 ? wait : take(keyOf('person', address, userID), TRIES_PER_PERSON);
    },
    async signInSucceeded(address, userID) {
      await store.transact(async (tx) => {
        await tx.tries.takeBack(keyOf('address', address), 1);
        await tx.tries.forget(keyOf('person', address, userID));
      });
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}

function secondsFrom(now: Date, until: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
}

/** What was typed as a userID may be a password in the wrong field: nobody can read it in the table. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
