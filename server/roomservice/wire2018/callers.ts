import type { Work } from '../context';
import { sessionState } from '../context';
import type { SessionRow } from '../rows/sessions';
import type { WireLoginRow } from '../rows/wire';
import type { WireCtx } from './ports';
import { WireRefusal } from './refusal';
import { isUserID } from './text';

/** Who calls, by a token that a login answered. */
export interface WireCaller {
  readonly userID: string;
  /** The person's name, or the userID of somebody who is none of ours. */
  readonly name: string;
  /** As members are told apart by: the session's, or one that stands for the userID. */
  readonly sessionID: string;
  /** The session that the login showed: it opens its room and no other. Without one, rooms of this wire. */
  readonly session: SessionRow | null;
}

/** Finds the caller of a token; throws why it is not believed. */
export async function callerOfToken(ctx: WireCtx, userID: string, token: string): Promise<WireCaller> {
  const { read } = ctx.ports.store;
  const login = isUserID(userID) ? await read.wireLogins.get(userID) : undefined;
  if (!login) throw new WireRefusal('unknownCaller');
  if (login.tokenDigest !== (await ctx.ports.signing.digest(token))) {
    // Whoever logged in later has another token.
    throw new WireRefusal('unknownCaller', 'session.superseded', 1);
  }
  if (login.expiresAt <= ctx.now) throw new WireRefusal('unknownCaller', 'session.expired');
  const person = await read.users.get(userID);
  if (person && (person.state === 'disabled' || person.userID !== userID))
    throw new WireRefusal('unknownCaller');
  const session = login.sessionID === null ? null : ((await read.sessions.get(login.sessionID)) ?? null);
  if (session) mustLast(session, ctx.now);
  return {
    userID,
    name: person?.name ?? userID,
    sessionID: session?.sessionID ?? standInFor(login),
    session,
  };
}

/** A session that was ended with its call or its room is believed: the endpoints say that its user is out. */
function mustLast(session: SessionRow, now: Date): void {
  if (session.endedBecause === 'left' || session.endedBecause === 'roomClosed') return;
  const state = sessionState(session, now);
  if (state === 'superseded') throw new WireRefusal('unknownCaller', 'session.superseded');
  if (state === 'expired') throw new WireRefusal('unknownCaller', 'session.expired');
  if (state === 'revoked') throw new WireRefusal('unknownCaller', 'session.invalid');
}

function standInFor(login: WireLoginRow): string {
  return `wire:${login.userID}`;
}

/** Commands of one caller wait for each other: none of them finds itself in two rooms. */
export async function lockCaller({ tx }: Work, { userID }: WireCaller): Promise<void> {
  await tx.users.lock(userID);
  if (!(await tx.wireLogins.lock(userID))) throw new WireRefusal('unknownCaller');
}
