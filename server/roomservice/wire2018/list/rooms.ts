import type { Work } from '../../context';
import { command } from '../../context';
import { closeNow } from '../../rooms/close';
import { enterNow } from '../../rooms/enter';
import { putOut } from '../../rooms/put-out';
import type { RoomRow } from '../../rows/rooms';
import type { WireKind, WireRoomRow } from '../../rows/wire';
import type { Tx } from '../../store';
import type { WireMember } from '../../stores/wire';
import { heldFor } from '../held';
import type { WireCtx } from '../ports';
import { WireRefusal } from '../refusal';
import { blank, insertRoom, shapeOf, tellOfNew } from '../rooms';
import { isSeen, sessionOfList } from '../seen';
import { isRoomNumber, storable } from '../text';

export const mostMembers = 4;

export interface ListedDraft {
  readonly userID: string;
  readonly nickName: string;
  readonly roomInfo: string;
  readonly roomType: string;
  readonly needHeartBeat: boolean;
  readonly roomID: string;
}

/** Makes a room with its creator in it. A number that is taken is passed over without a word, as it was. */
export async function createListed(ctx: WireCtx, draft: ListedDraft): Promise<string> {
  return command(ctx, async (work) => {
    const kind = kindMeant(draft.roomType);
    const room = await insertRoom(ctx, work, draft, {
      ...shapeOf[kind],
      ownerID: draft.userID,
      teamID: null,
    });
    const wire: WireRoomRow = {
      ...blank(room),
      origin: 'list',
      kind: null,
      wireID: room.roomID,
      roomInfo: storable(draft.roomInfo),
      listType: storable(draft.roomType),
      heartbeats: draft.needHeartBeat,
    };
    await work.tx.wireRooms.insert(wire);
    const by = { userID: draft.userID, name: storable(draft.nickName) || draft.userID };
    await tellOfNew(work, room, by);
    await seat(work, room, wire, by);
    return room.roomID;
  });
}

/** The page of 2018 named its rooms after the program that they are for. */
function kindMeant(roomType: string): WireKind {
  if (roomType === 'webexe_doubleroom') return 'double';
  return roomType === 'webexe_liveroom' ? 'live' : 'multi';
}

interface Listed {
  readonly room: RoomRow;
  readonly wire: WireRoomRow;
  readonly members: readonly WireMember[];
}

/** An open room of the list; nothing else can be reached from here. */
export async function listedRoom(tx: Tx, roomID: string): Promise<Listed | null> {
  const wire = isRoomNumber(roomID) ? await tx.wireRooms.get(roomID) : undefined;
  const room = wire?.origin === 'list' && wire.open ? await tx.rooms.get(roomID) : undefined;
  return wire && room && room.state !== 'closed'
    ? { wire, room, members: await tx.wireMembers.of([roomID]) }
    : null;
}

async function lockListed(tx: Tx, roomID: string): Promise<Listed | null> {
  const seen = await listedRoom(tx, roomID);
  const room = seen && (await tx.rooms.lock(roomID));
  if (!room || room.state === 'closed') return null;
  return { room, wire: seen.wire, members: await tx.wireMembers.of([roomID]) };
}

export async function enterListed(
  ctx: WireCtx,
  given: {
    readonly userID: string;
    readonly nickName: string;
    readonly roomID: string;
    readonly status: number;
  },
): Promise<void> {
  await command(ctx, async (work) => {
    const listed = await lockListed(work.tx, given.roomID);
    if (!listed) throw new WireRefusal('noRoom');
    const { room, wire, members } = listed;
    const before = members.find((member) => member.userID === given.userID);
    const byProgram = before !== undefined && isOfProgram(before);
    // Who is in by a program has a seat already; the list let nobody into a full room, not even its members.
    if (!byProgram) {
      if (members.length >= mostMembers) throw new WireRefusal('full');
      await seat(work, room, wire, { userID: given.userID, name: storable(given.nickName) || given.userID });
    }
    await work.tx.wireRooms.update(room.roomID, { status: given.status });
  });
}

async function seat(
  work: Work,
  room: RoomRow,
  wire: WireRoomRow,
  who: { readonly userID: string; readonly name: string },
): Promise<void> {
  const role = who.userID === wire.madeByID ? 'main' : 'pusher';
  await enterNow(work, room, { ...who, sessionID: sessionOfList, role });
  await work.tx.wireMembers.put({
    roomID: room.roomID,
    userID: who.userID,
    avatar: '',
    streamID: '',
    userInfo: '',
    heldUntil: wire.heartbeats ? null : heldFor(work.now),
  });
}

/** Nobody's word counts here for somebody who is in by a program. */
function isOfProgram(member: WireMember): boolean {
  return isSeen(member, 'program') || member.sessionID !== sessionOfList;
}

export async function quitListed(ctx: WireCtx, userID: string, roomID: string): Promise<void> {
  await command(ctx, async (work) => {
    const listed = await lockListed(work.tx, roomID);
    if (!listed) throw new WireRefusal('noRoom');
    const member = listed.members.find((each) => each.userID === userID);
    if (!member || isOfProgram(member)) return;
    await putOut(work, listed.room, member, { note: 'left', reason: 'left' });
  });
}

export async function beatListed(ctx: WireCtx, userID: string, roomID: string): Promise<void> {
  const listed = await listedRoom(ctx.ports.store.read, roomID);
  if (!listed) throw new WireRefusal('noRoom');
  const member = listed.members.find((each) => each.userID === userID);
  if (!member || isOfProgram(member)) return;
  await ctx.ports.store.transact((tx) => tx.members.beat(roomID, userID, ctx.now));
}

/**
 * Takes a room off the list. It closes, unless people are in it by their programs: then those who are there by word of
 * a page go, and it closes with the last of the others.
 */
export async function deleteListed(ctx: WireCtx, roomID: string): Promise<void> {
  await command(ctx, async (work) => {
    const listed = await lockListed(work.tx, roomID);
    if (!listed) return;
    const { room, wire, members } = listed;
    if (!members.some(isOfProgram)) {
      return closeNow(work, room, { by: { userID: wire.madeByID, name: nameOf(listed) }, reason: '' });
    }
    for (const member of members.filter((each) => !isOfProgram(each))) {
      await putOut(work, room, member, { note: 'left', reason: 'left' });
    }
  });
}

function nameOf({ wire, members }: Listed): string {
  return members.find((member) => member.userID === wire.madeByID)?.name ?? wire.madeByID;
}
