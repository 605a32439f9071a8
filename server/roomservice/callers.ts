import type { Endpoint } from '../../contract/endpoint';
import { grantsOf } from '../../contract/access';
import type { Bearer, Caller, Person } from './context';
import { Problem } from './problem';
import type { Ports } from './ports';
import type { SignInRow } from './rows/people';
import type { UserWithTeam } from './stores/people';
import { sessionState } from './context';
import { callerByToken, shownToken } from './tokens/caller';

/** A sign-in lasts 12 h after its last use and 30 days in all. */
const idleMs = 12 * 3_600_000;
const wholeMs = 30 * 24 * 3_600_000;
const touchEveryMs = 60_000;

export function signInExpiry(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + idleMs, createdAt.getTime() + wholeMs));
}

/** Who calls: by the API token that the request shows, whatever else it carries; else who is signed in on it, or null. */
export async function findCaller(ports: Ports, request: Request, now: Date): Promise<Caller | null> {
  const shown = shownToken(request);
  if (shown !== null) return callerByToken(ports, shown, now);
  const token = ports.callers.tokenOf(request);
  if (!token) return null;
  return callerByDigest(ports, await ports.signing.digest(token), now);
}

/** Who is signed in by that token, or null. Keeps the sign-in alive. */
export async function callerByDigest(ports: Ports, tokenDigest: string, now: Date): Promise<Person | null> {
  const { read } = ports.store;
  const signIn = await read.signIns.get(tokenDigest);
  if (!signIn || signIn.expiresAt <= now) return null;
  const user = await read.users.get(signIn.userID);
  if (!user || user.state === 'disabled') return null;
  if (now.getTime() - signIn.seenAt.getTime() > touchEveryMs) {
    const expiresAt = signInExpiry(signIn.createdAt, now);
    await ports.store.transact((tx) => tx.signIns.touch(tokenDigest, now, expiresAt));
  }
  return personBehind(user, signIn);
}

export function personBehind(user: UserWithTeam, signIn: SignInRow): Person {
  const { userID, name, teamID, role } = user;
  return { kind: 'person', name, user, signIn, userID, teamID, grants: grantsOf[role] };
}

/** A new password is due before anything else; who came by the provider needs none. */
export function isPasswordDue({ user, signIn }: Person): boolean {
  return user.mustChangePassword && signIn.by === 'password';
}

/** Lets the caller through to the endpoint, or throws why not. Scope is the handler's, which knows the thing. */
export function mustAccess(endpoint: Endpoint, caller: Caller | null): void {
  const { access } = endpoint;
  if (access === 'public' || access === 'userSig') return;
  if (!caller) throw new Problem('signIn.required');
  if (access === 'changing') return;
  if (caller.kind === 'person' && isPasswordDue(caller)) throw new Problem('password.mustChange');
  if (access !== 'signedIn' && !caller.grants[access])
    throw new Problem('permission.missing', { permission: access });
}

/** The program that shows `Authorization: UserSig <userID> <userSig>`; throws why it is not believed. */
export async function findBearer(ports: Ports, request: Request, now: Date): Promise<Bearer> {
  const [scheme, userID, userSig] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme !== 'UserSig' || !userID || !userSig) throw new Problem('session.invalid');
  const session = await ports.store.read.sessions.byDigest(await ports.signing.digest(userSig));
  if (!session || session.userID !== userID) throw new Problem('session.invalid');
  const state = sessionState(session, now);
  if (state === 'superseded') throw new Problem('session.superseded');
  if (state === 'expired') throw new Problem('session.expired');
  if (session.endedBecause === 'roomClosed') throw await roomClosed(ports, session.roomID);
  if (session.endedBecause === 'left') throw new Problem('member.gone', { roomID: session.roomID });
  if (state === 'revoked') throw new Problem('session.invalid');
  if (!(await ports.signing.verify(userID, userSig))) throw new Problem('session.expired');
  return { userID, session };
}

async function roomClosed(ports: Ports, roomID: string): Promise<Problem> {
  const room = await ports.store.read.rooms.get(roomID);
  return new Problem('room.closed', { reason: room?.closeReason ?? null, by: room?.closedByName ?? null });
}
