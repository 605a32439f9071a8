import { command } from '../context';
import { enterNow, leaveOthers, mustStillBeValid } from '../rooms/enter';
import { putOut } from '../rooms/put-out';
import type { MemberRow } from '../rows/rooms';
import type { WireKind } from '../rows/wire';
import { lockCaller, type WireCaller } from './callers';
import { findRoom, lockRoom } from './find';
import type { WireCtx } from './ports';
import { WireRefusal } from './refusal';
import { enterWire, makeRoom } from './rooms';
import { isSeen } from './seen';
import { isStreamOf, streamIDIn } from './streams';
import { storable } from './text';

export interface Pusher {
  readonly roomID: string;
  readonly roomInfo: string;
  readonly userName: string;
  readonly userAvatar: string;
  readonly pushURL: string;
}

/** Lets a program into a room, which is made where it is not there. Answers what it is called if it was. */
export async function addPusher(
  ctx: WireCtx,
  caller: WireCaller,
  kind: WireKind,
  pusher: Pusher,
): Promise<string | null> {
  return command(ctx, async (work) => {
    const { tx } = work;
    await lockCaller(work, caller);
    const known = await findRoom(tx, caller, kind, pusher.roomID);
    const made = known ? null : await makeRoom(ctx, work, caller, kind, pusher);
    const roomID = known?.room.roomID ?? made?.roomID ?? '';
    await leaveOthers(work, { ...caller, roomID });
    if (caller.session) await mustStillBeValid(work, caller.session.sessionID);
    const found = await lockRoom(tx, caller, kind, made?.wireID ?? pusher.roomID);
    if (!found) throw new WireRefusal('noRoom');

    const wire = await enterWire(work, found, kind);
    const room = (await tx.rooms.lock(roomID)) ?? found.room; // its shape may be that of the kind now
    const streamID = ownStreamIn(ctx, caller, wire.wireID, pusher.pushURL);
    const creatorID = wire.creatorID ?? caller.userID;
    const name = storable(pusher.userName) || caller.name;
    const role = creatorID === caller.userID ? 'main' : 'pusher';
    await enterNow(work, room, { userID: caller.userID, sessionID: caller.sessionID, name, role });
    await tx.wireMembers.put({
      roomID,
      userID: caller.userID,
      avatar: storable(pusher.userAvatar),
      streamID,
      userInfo: '',
      heldUntil: null,
    });
    if (role === 'main') await tx.wireRooms.update(roomID, { creatorID, streamID });
    return made && made.wireID;
  });
}

function ownStreamIn({ wire }: WireCtx, { userID }: WireCaller, roomName: string, pushURL: string): string {
  const streamID = streamIDIn(pushURL);
  return isStreamOf(streamID, wire.streams, userID, roomName) ? streamID : '';
}

/** Still there. Throws where the caller is not in the room, with the reason where they were. */
export async function heartbeat(
  ctx: WireCtx,
  caller: WireCaller,
  kind: WireKind,
  roomID: string,
): Promise<void> {
  const { read } = ctx.ports.store;
  const found = await findRoom(read, caller, kind, roomID);
  const member = found && (await read.members.get(found.room.roomID, caller.userID));
  if (!member || !isPusher(member, caller)) throw outOf(caller, found !== null);
  await ctx.ports.store.transact((tx) => tx.members.beat(found.room.roomID, caller.userID, ctx.now));
}

export async function deletePusher(
  ctx: WireCtx,
  caller: WireCaller,
  kind: WireKind,
  roomID: string,
): Promise<void> {
  await command(ctx, async (work) => {
    const found = await lockRoom(work.tx, caller, kind, roomID);
    const member = found && (await work.tx.members.get(found.room.roomID, caller.userID));
    if (!member || !isPusher(member, caller)) throw outOf(caller, found !== null);
    await putOut(work, found.room, member, { note: 'left', reason: 'left' });
  });
}

function isPusher(member: MemberRow, caller: WireCaller): boolean {
  return isSeen(member, 'program') && member.sessionID === caller.sessionID;
}

/** A session names a room, so we know what became of it; of anybody else's room we know only that they are not in it. */
function outOf({ session }: WireCaller, isOpen: boolean): WireRefusal {
  if (!session) return new WireRefusal('notMember');
  const isClosed = !isOpen && session.endedBecause === 'roomClosed';
  return new WireRefusal('notMember', isClosed ? 'room.closed' : 'member.gone');
}
