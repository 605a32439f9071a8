import type { Endpoints } from '../../../contract/endpoints';
import type { RoomPulse } from '../../../contract/sessions';
import type { Bearer, Ctx } from '../context';
import { bearerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { MemberRow, RoomRow } from '../rows/rooms';
import { enterNow, leaveOthers, lockOpen, mustStillBeValid } from './enter';
import { closedProblem } from './find';
import { presentMember } from './present';
import { putOut } from './put-out';

const enterRoom: Handler<Endpoints['enterRoom']> = async (ctx, { params, body }) => {
  const { userID, session } = mustBeFor(ctx, params.roomID);
  return command(ctx, async (work) => {
    const { tx } = work;
    const { sessionID } = session;
    const user = await tx.users.lock(userID);
    if (!user || user.state === 'disabled') throw new Problem('session.invalid');
    await leaveOthers(work, { userID, sessionID, roomID: params.roomID });

    const room = await lockOpen(work, params.roomID);
    await mustStillBeValid(work, sessionID);
    const name = body.userName || user.name;
    const state = await enterNow(work, room, { userID, sessionID, name, role: body.role });
    return pulse({ ...room, state }, await tx.members.of(room.roomID));
  });
};

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
export function mustBeFor(ctx: Ctx, roomID: string): Bearer {
  const bearer = bearerOf(ctx);
  if (bearer.session.roomID !== roomID) throw new Problem('session.invalid');
  return bearer;
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
