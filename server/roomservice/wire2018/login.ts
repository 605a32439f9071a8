import { reservedUserIDs } from '../../../contract/people';
import { sessionState } from '../context';
import type { Ports, SigReading } from '../ports';
import type { SessionRow } from '../rows/sessions';
import type { WireCtx } from './ports';
import { WireFault } from './refusal';
import { isUserID } from './text';

/** A token outlives neither its userSig nor a day. */
const longestMs = 24 * 3_600_000;

export interface Credentials {
  readonly sdkAppID: number;
  readonly userID: string;
  readonly userSig: string;
}

/** `read`: the document inside, where one could be read, so that an old server's own words can be told. */
export type Login =
  | { readonly kind: 'in'; readonly token: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'otherApp'; readonly sdkAppID: number }
  | { readonly kind: 'expired' | 'forged' | 'noKey' };

/**
 * Checks a userSig: one of a session of ours as long as the session lasts, any other that the configured key vouches
 * for. Answers a token, made from 32 hex digits, which takes the place of the one that the user had.
 */
export async function logIn(
  ctx: WireCtx,
  given: Credentials,
  tokenOf: (hex: string) => string,
): Promise<Login> {
  const { ports, wire, now, address } = ctx;
  const seconds = await wire.limits.trySignIn(address, given.userID);
  if (seconds > 0) throw tooMany(seconds);
  const read = await ports.signing.inspect(given.userSig);
  if (!read) return { kind: 'unreadable' };
  if (read.sdkAppID !== given.sdkAppID || given.sdkAppID !== ports.signing.sdkAppID) {
    return { kind: 'otherApp', sdkAppID: read.sdkAppID };
  }
  if (read.expiresAt <= now) return { kind: 'expired' };
  if (read.verdict === 'noKey') return { kind: 'noKey' };
  if (read.verdict === 'forged' || read.userID !== given.userID) return { kind: 'forged' };
  const session = await ports.store.read.sessions.byDigest(await ports.signing.digest(given.userSig));
  const doubt = session ? faultOf(session, given.userID, now) : await faultOfStranger(ports, given.userID);
  if (doubt) return { kind: doubt };
  await wire.limits.signInSucceeded(address, given.userID);

  const seed = `${ports.random.id()}${ports.random.id()}${given.userID}`;
  const token = tokenOf((await ports.signing.digest(seed)).slice(0, 32));
  const tokenDigest = await ports.signing.digest(token);
  const expiresAt = endOf(read, session, now);
  await ports.store.transact((tx) =>
    tx.wireLogins.put({
      userID: given.userID,
      tokenDigest,
      sessionID: session?.sessionID ?? null,
      createdAt: now,
      expiresAt,
    }),
  );
  return { kind: 'in', token };
}

export function tooMany(seconds: number): WireFault {
  return new WireFault(429, `请求过于频繁，请 ${seconds} 秒后再试`, { 'retry-after': String(seconds) });
}

function endOf(read: SigReading, session: SessionRow | undefined, now: Date): Date {
  const ends = [now.getTime() + longestMs, read.expiresAt.getTime()];
  if (session) ends.push(session.expiresAt.getTime());
  return new Date(Math.min(...ends));
}

function faultOf(session: SessionRow, userID: string, now: Date): 'expired' | 'forged' | null {
  if (session.userID !== userID) return 'forged';
  const state = sessionState(session, now);
  if (state === 'valid') return null;
  return state === 'expired' ? 'expired' : 'forged';
}

/** Who has no session with us may have any name but a reserved one, or that of a person in other letter case. */
async function faultOfStranger(ports: Ports, userID: string): Promise<'forged' | null> {
  if (!isUserID(userID) || reservedUserIDs.test(userID)) return 'forged';
  const person = await ports.store.read.users.get(userID);
  return person && (person.userID !== userID || person.state === 'disabled') ? 'forged' : null;
}

export async function logOut(ctx: WireCtx, userID: string): Promise<void> {
  await ctx.ports.store.transact((tx) => tx.wireLogins.delete(userID));
}
