import type { WireKind, WireRoomRow } from '../rows/wire';
import type { WireMember } from '../stores/wire';
import type { WireCaller } from './callers';
import { findRoom } from './find';
import type { WireCtx } from './ports';
import { unwritten } from './rooms';
import { isSeen } from './seen';

/** A room with its members, in order of entering. */
export interface SeenRoom {
  readonly wire: WireRoomRow;
  readonly members: readonly WireMember[];
}

/** More than any client asks for; a page of more would be a way to make us work. */
const longestPage = 200;

/** One page of the rooms of a kind in which somebody pushes, in the order in which they were made. */
export async function listRooms(
  ctx: WireCtx,
  caller: WireCaller,
  kind: WireKind,
  { index, count }: { readonly index: number; readonly count: number },
): Promise<readonly SeenRoom[]> {
  const limit = Math.min(Math.max(count, 0), longestPage);
  const offset = Math.max(index, 0);
  if (limit === 0) return [];
  // A session is the right to see one room.
  if (caller.session) {
    const own = offset === 0 ? await seenRoom(ctx, caller, kind, caller.session.roomID) : null;
    return own?.members.some((member) => isSeen(member, 'program')) ? [own] : [];
  }
  return withMembers(ctx, await ctx.ports.store.read.wireRooms.list({ kind, offset, limit }));
}

/** One room by its name, with the name and text that it has in the console where no program has been in it yet. */
export async function seenRoom(
  ctx: WireCtx,
  caller: WireCaller,
  kind: WireKind,
  name: string,
): Promise<SeenRoom | null> {
  const { read } = ctx.ports.store;
  const found = await findRoom(read, caller, kind, name);
  if (!found) return null;
  const { room, wire } = found;
  const members = await read.wireMembers.of([room.roomID]);
  return { wire: wire ?? unwritten(room), members };
}

export async function withMembers(ctx: WireCtx, rooms: readonly WireRoomRow[]): Promise<readonly SeenRoom[]> {
  const members = await ctx.ports.store.read.wireMembers.of(rooms.map((room) => room.roomID));
  const byRoom = new Map<string, WireMember[]>(rooms.map((room) => [room.roomID, []]));
  for (const member of members) byRoom.get(member.roomID)?.push(member);
  return rooms.map((wire) => ({ wire, members: byRoom.get(wire.roomID) ?? [] }));
}
