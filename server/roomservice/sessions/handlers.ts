import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import type { Session } from '../../../contract/sessions';
import type { Caller, Ctx, Work } from '../context';
import { callerOf, command, mustBeAllowed, sessionState } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { lockSeenRoom, mustBeOpen, seenRoom } from '../rooms/find';
import { putOut } from '../rooms/put-out';
import type { RoomRow } from '../rows/rooms';
import type { Tx } from '../store';
import type { SessionWithPeople } from '../stores/sessions';
import { credentialsOf, signSession } from './issue';

const issueSession: Handler<Endpoints['issueSession']> = async (ctx, { params, body }) => {
  const caller = callerOf(ctx);
  const forID = await whoEnters(ctx, body.userID);
  const { row } = await signSession(ctx, { roomID: params.roomID, userID: forID }, body.validMinutes);
  await command(ctx, async (work) => {
    const room = await lockSeenRoom(work.tx, params.roomID, caller);
    mustBeAllowed(caller, 'session.issue', room);
    await mustBeOpen(work.tx, room);
    if (room.state === 'closing') throw new Problem('room.closing', { roomID: room.roomID });
    await work.tx.sessions.insert(row);
    await record(work, caller, room, 'sessionIssued', 'session.issue', row.sessionID);
  });
  const { session, room } = await find(ctx.ports.store.read, row.sessionID, caller);
  return presentSession(ctx, session, room);
};

/** A person enters as themselves; a program of somebody else gets people of its reach in, and says whom. */
async function whoEnters(ctx: Ctx, userID: string | undefined): Promise<string> {
  const caller = callerOf(ctx);
  if (caller.kind === 'person') {
    if (userID === undefined || userID === caller.userID) return caller.userID;
    throw new Problem('permission.missing', { permission: 'session.issue' });
  }
  if (userID === undefined) {
    throw new Problem('request.invalid', undefined, [{ path: 'userID', code: 'required' }]);
  }
  const user = await ctx.ports.store.read.users.get(userID);
  const reached = user && allows(caller, 'session.issue', { ownerID: user.userID, teamID: user.teamID });
  if (!reached || user.state === 'disabled') {
    throw new Problem('user.notFound', { userID }, [{ path: 'userID', code: 'unknown' }]);
  }
  return user.userID;
}

const listSessions: Handler<Endpoints['listSessions']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const room = await seenRoom(ctx.ports.store.read, params.roomID, caller);
  mustBeAllowed(caller, 'session.issue', room);
  const sessions = await ctx.ports.store.read.sessions.ofRoom(room.roomID, 100);
  return { items: sessions.map((session) => presentSession(ctx, session, room)) };
};

const revealSession: Handler<Endpoints['revealSession']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  return command(ctx, async (work) => {
    const { session, room } = await find(work.tx, params.sessionID, caller);
    mustBeAllowed(caller, 'session.reveal', { ownerID: session.userID, teamID: room.teamID });
    if (session.endedBecause === 'roomClosed') await mustBeOpen(work.tx, room);
    const state = sessionState(session, ctx.now);
    if (state === 'superseded') throw new Problem('session.superseded');
    if (state !== 'valid' || session.sealedSig === null) throw new Problem('session.expired');
    await record(work, caller, room, 'sessionRevealed', 'session.reveal', session.sessionID);
    return credentialsOf(ctx, session, await ctx.ports.signing.open(session.sealedSig), room);
  });
};

const revokeSession: Handler<Endpoints['revokeSession']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  await command(ctx, async (work) => {
    const { session, room } = await find(work.tx, params.sessionID, caller);
    mustBeAllowed(caller, 'room.edit', { ownerID: session.userID, teamID: room.teamID });
    if (session.endedBecause !== null) return;
    const locked = await work.tx.rooms.lock(room.roomID);
    await work.tx.sessions.update(session.sessionID, {
      endedAt: ctx.now,
      endedBecause: 'revoked',
      sealedSig: null,
    });
    const member = await work.tx.members.get(room.roomID, session.userID);
    if (locked && member?.sessionID === session.sessionID) {
      await putOut(work, locked, member, { note: 'left', reason: 'signatureExpired', by: caller });
    }
    await record(work, caller, room, 'sessionRevoked', 'session.revoke', session.sessionID);
  });
  const { session, room } = await find(ctx.ports.store.read, params.sessionID, caller);
  return presentSession(ctx, session, room);
};

async function find(
  tx: Tx,
  sessionID: string,
  caller: Caller,
): Promise<{ session: SessionWithPeople; room: RoomRow }> {
  const session = await tx.sessions.get(sessionID);
  const room = session && (await tx.rooms.get(session.roomID));
  if (!session || !room) throw new Problem('session.notFound');
  if (!allows(caller, 'room.list', room)) throw new Problem('session.notFound').forLackOf('room.list');
  return { session, room };
}

async function record(
  work: Work,
  caller: Caller,
  room: RoomRow,
  kind: 'sessionIssued' | 'sessionRevealed' | 'sessionRevoked',
  action: 'session.issue' | 'session.reveal' | 'session.revoke',
  sessionID: string,
): Promise<void> {
  await work.note({
    roomID: room.roomID,
    kind,
    personID: caller.userID,
    personName: caller.name,
    detail: null,
  });
  await work.audit({
    action,
    object: { kind: 'session', id: sessionID, name: room.name },
    roomID: room.roomID,
  });
}

function presentSession(ctx: Ctx, session: SessionWithPeople, room: RoomRow): Session {
  const caller = callerOf(ctx);
  const { signing, service } = ctx.ports;
  const state = sessionState(session, ctx.now);
  const whose = { ownerID: session.userID, teamID: room.teamID };
  const can: Session['can'] = [];
  if (state === 'valid' && allows(caller, 'session.reveal', whose)) can.push('reveal');
  if (state === 'valid' && allows(caller, 'room.edit', whose)) can.push('revoke');
  return {
    sessionID: session.sessionID,
    roomID: session.roomID,
    user: { userID: session.userID, name: session.userName },
    issuedBy: { userID: session.issuedByID, name: session.issuedByName },
    sdkAppID: signing.sdkAppID,
    accType: signing.accType,
    serverDomain: service.serverDomain,
    issuedAt: session.issuedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    state,
    can,
  };
}

export const sessionHandlers = {
  issueSession,
  listSessions,
  revealSession,
  revokeSession,
} satisfies Partial<Handlers>;
