import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Callers } from '../roomservice/ports';

const WINDOW_SECONDS = 600;
/** One person mistyping; and a whole office behind one address, of whom some mistype. */
const TRIES_PER_PERSON = 10;
const TRIES_PER_ADDRESS = 100;

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
 * tickets, which nobody can guess, and ways to the provider of sign-ins are counted by address alone; calls with an API token, by token.
 */
export function createSignInLimits(): Limits {
  const byPerson = new RateLimiterMemory({ points: TRIES_PER_PERSON, duration: WINDOW_SECONDS });
  const byAddress = new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW_SECONDS });
  const tickets = new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW_SECONDS });
  const provider = new RateLimiterMemory({ points: 2 * TRIES_PER_ADDRESS, duration: WINDOW_SECONDS });
  const tokens = new RateLimiterMemory({ points: CALLS_PER_TOKEN, duration: CALLS_WINDOW_SECONDS });
  return {
    tryApiToken: (tokenID) => consume(tokens, tokenID),
    tryTicket: (address) => consume(tickets, addressKey(address)),
    async ticketKnown(address) {
      await tickets.reward(addressKey(address));
    },
    tryProvider: (address) => consume(provider, addressKey(address)),
    async providerSucceeded(address) {
      await provider.reward(addressKey(address), 2); // there and back
    },
    async trySignIn(address, userID) {
      // The address first: once it is used up, made-up userIDs cannot fill the other table.
      const wait = await consume(byAddress, addressKey(address));
      return wait > 0 ? wait : consume(byPerson, personKey(address, userID));
    },
    async signInSucceeded(address, userID) {
      await byPerson.delete(personKey(address, userID));
      await byAddress.reward(addressKey(address));
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

function addressKey(address: string | null): string {
  return address ?? 'unknown';
}

function personKey(address: string | null, userID: string): string {
  return `${addressKey(address)} ${userID.toLowerCase()}`;
}
