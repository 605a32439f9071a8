import type { RoomRow } from '../rows/rooms';
import type { WireKind, WireRoomRow } from '../rows/wire';
import type { Tx } from '../store';
import type { WireCaller } from './callers';
import { isWireID } from './text';

/** A room that is open, with what the wire knows of it: nothing, until a program enters one of the console. */
export interface Found {
  readonly room: RoomRow;
  readonly wire: WireRoomRow | null;
}

/**
 * The open room that a caller means on one path of the wire. A session means its own room and no other; everybody
 * else, rooms that were made on this wire. What a caller may not know of is not there.
 */
export async function findRoom(
  tx: Tx,
  caller: WireCaller,
  kind: WireKind,
  name: string,
): Promise<Found | null> {
  if (caller.session) {
    if (name !== caller.session.roomID) return null;
    return opened(tx, name, (await tx.wireRooms.get(name)) ?? null);
  }
  if (!isWireID(name)) return null;
  const wire = (await tx.wireRooms.find(name, kind)) ?? (await unusedOfList(tx, name));
  return !wire || wire.origin === 'console' ? null : opened(tx, wire.roomID, wire);
}

/** The same, with the room locked until the transaction ends. */
export async function lockRoom(
  tx: Tx,
  caller: WireCaller,
  kind: WireKind,
  name: string,
): Promise<Found | null> {
  const found = await findRoom(tx, caller, kind, name);
  const room = found && (await tx.rooms.lock(found.room.roomID));
  if (!room || room.state === 'closed') return null; // closed while we waited for it
  return { room, wire: (await tx.wireRooms.get(room.roomID)) ?? null };
}

/** A room of the list is of no kind until its first program says which. */
async function unusedOfList(tx: Tx, name: string): Promise<WireRoomRow | undefined> {
  const listed = await tx.wireRooms.find(name, 'list');
  return listed?.kind === null ? listed : undefined;
}

async function opened(tx: Tx, roomID: string, wire: WireRoomRow | null): Promise<Found | null> {
  const room = await tx.rooms.get(roomID);
  return room && room.state !== 'closed' ? { room, wire } : null;
}
