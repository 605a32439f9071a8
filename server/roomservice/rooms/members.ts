import type { Endpoints } from '../../../contract/endpoints';
import type { MemberRole } from '../../../contract/rooms';
import { seatsOf } from '../../../contract/rooms';
import type { RoomPulse } from '../../../contract/sessions';
import { callAudience, callChanged } from '../calls/end';
import type { Bearer, Ctx, Work } from '../context';
import { bearerOf, command, sessionState } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { MemberRow, RoomRow } from '../rows';
import { closedProblem, roomAudience } from './find';
import { presentMember } from './present';
import { putOut } from './put-out';

const enterRoom: Handler<Endpoints['enterRoom']> = async (ctx, { params, body }) => {
  const bearer = mustBeFor(ctx, params.roomID);
  return command(ctx, async (work) => {
    const { tx, now } = work;
    const user = await tx.users.lock(bearer.userID);
    if (!user || user.state === 'disabled') throw new Problem('session.invalid');
    await leaveOthers(work, bearer);

    const room = await lockOpen(work, params.roomID);
    await mustStillBeValid(work, bearer);
    const members = await tx.members.of(room.roomID);
    const before = members.find((each) => each.userID === bearer.userID);
    const role = roleFor(room, body.role);
    if (!before) {
      if (room.state === 'closing') throw new Problem('room.closing', { roomID: room.roomID });
      const taken = members.filter((each) => each.role !== 'audience').length;
      if (role !== 'audience' && taken >= seatsOf(room.type, room.template)) {
        throw new Problem('room.full', { roomID: room.roomID, seats: taken });
      }
    }
    const member: MemberRow = {
      roomID: room.roomID,
      userID: bearer.userID,
      sessionID: bearer.session.sessionID,
      name: body.userName || user.name,
      role,
      enteredAt: before?.enteredAt ?? now,
      heartbeatAt: now,
    };
    await tx.members.put(member);
    const state = room.state === 'idle' ? 'live' : room.state;
    await tx.rooms.update(room.roomID, {
      state,
      everEntered: true,
      liveSince: room.liveSince ?? now,
      activeAt: now,
    });
    if (!before) {
      await work.note({
        roomID: room.roomID,
        kind: 'entered',
        personID: user.userID,
        personName: member.name,
        detail: null,
      });
    }
    await callIsLive(work, bearer);
    work.tell({ type: 'room.changed', roomID: room.roomID, state }, roomAudience(room));
    return pulse({ ...room, state }, await tx.members.of(room.roomID));
  });
};

/** One userID is in one room, by one session: whatever else the person is in ends, with that reason. */
async function leaveOthers(work: Work, bearer: Bearer): Promise<void> {
  const others = (await work.tx.members.ofUser(bearer.userID))
    .filter((each) => each.sessionID !== bearer.session.sessionID)
    .sort((a, b) => Number(a.roomID) - Number(b.roomID));
  for (const other of others) {
    const room = await work.tx.rooms.lock(other.roomID);
    if (!room) continue;
    await work.tx.sessions.update(other.sessionID, {
      endedAt: work.now,
      endedBecause: 'superseded',
      sealedSig: null,
    });
    await putOut(work, room, other, { note: 'superseded', reason: 'sameUserElsewhere' });
  }
}

async function callIsLive(work: Work, bearer: Bearer): Promise<void> {
  const found = await work.tx.calls.bySession(bearer.session.sessionID);
  const call = found && (await work.tx.calls.lock(found.callID));
  if (!call || call.state !== 'starting') return;
  await work.tx.calls.update(call.callID, { state: 'live', enteredAt: work.now });
  work.tell(callChanged({ ...call, state: 'live' }), callAudience(call));
}

const heartbeat: Handler<Endpoints['heartbeat']> = async (ctx, { params }) => {
  const bearer = mustBeFor(ctx, params.roomID);
  const { read } = ctx.ports.store;
  const room = await read.rooms.get(params.roomID);
  if (!room) throw new Problem('room.notFound', { roomID: params.roomID });
  if (room.state === 'closed') throw await closedProblem(read, room);
  const mine = room.members.find((member) => member.userID === bearer.userID);
  if (mine?.sessionID !== bearer.session.sessionID) throw new Problem('member.gone', { roomID: room.roomID });
  await ctx.ports.store.transact((tx) => tx.members.beat(room.roomID, bearer.userID, ctx.now));
  return pulse(room, room.members);
};

const leaveRoom: Handler<Endpoints['leaveRoom']> = async (ctx, { params }) => {
  const bearer = mustBeFor(ctx, params.roomID);
  await command(ctx, async (work) => {
    const room = await work.tx.rooms.lock(params.roomID);
    if (!room) throw new Problem('room.notFound', { roomID: params.roomID });
    const member = await work.tx.members.get(room.roomID, bearer.userID);
    if (member?.sessionID !== bearer.session.sessionID) return;
    await putOut(work, room, member, { note: 'left', reason: 'left' });
  });
  return undefined;
};

/** A session opens one room and no other. */
function mustBeFor(ctx: Ctx, roomID: string): Bearer {
  const bearer = bearerOf(ctx);
  if (bearer.session.roomID !== roomID) throw new Problem('session.invalid');
  return bearer;
}

/** Revoking locks the room first, too: a session that ended while we waited for it opens nothing. */
async function mustStillBeValid({ tx, now }: Work, { session }: Bearer): Promise<void> {
  const current = await tx.sessions.get(session.sessionID);
  if (!current) throw new Problem('session.invalid');
  const state = sessionState(current, now);
  if (state === 'superseded') throw new Problem('session.superseded');
  if (state === 'expired') throw new Problem('session.expired');
  if (state === 'revoked') throw new Problem('session.invalid');
}

async function lockOpen(work: Work, roomID: string): Promise<RoomRow> {
  const room = await work.tx.rooms.lock(roomID);
  if (!room) throw new Problem('room.notFound', { roomID });
  if (room.state === 'closed') throw await closedProblem(work.tx, room);
  return room;
}

/** Only a LiveRoom has an audience. */
function roleFor(room: RoomRow, wanted: MemberRole): MemberRole {
  return wanted === 'audience' && room.type === 'RTCRoom' ? 'pusher' : wanted;
}

function pulse(room: RoomRow, members: readonly MemberRow[]): RoomPulse {
  return {
    roomID: room.roomID,
    state: room.state,
    members: members.map(presentMember),
    closesAt: room.state === 'closing' ? (room.closesAt?.toISOString() ?? null) : null,
    reason: room.state === 'closing' ? room.closeReason : null,
  };
}

export const memberHandlers = { enterRoom, heartbeat, leaveRoom } satisfies Partial<Handlers>;
