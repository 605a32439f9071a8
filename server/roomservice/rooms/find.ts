import type { Asker } from '../../../contract/access';
import { allows } from '../../../contract/access';
import { nameOf } from '../people/name-of';
import { Problem } from '../problem';
import type { RoomRow } from '../rows/rooms';
import type { Tx } from '../store';
import type { RoomWithPeople } from '../stores/rooms';

/** The room, where the asker may see it. One that they may not see does not exist for them. */
export async function seenRoom(tx: Tx, roomID: string, asker: Asker): Promise<RoomWithPeople> {
  const room = await tx.rooms.get(roomID);
  if (!room) throw new Problem('room.notFound', { roomID });
  if (!allows(asker, 'room.list', room))
    throw new Problem('room.notFound', { roomID }).forLackOf('room.list');
  return room;
}

/** The same, locked until the transaction ends. */
export async function lockSeenRoom(tx: Tx, roomID: string, asker: Asker): Promise<RoomRow> {
  const room = await tx.rooms.lock(roomID);
  if (!room) throw new Problem('room.notFound', { roomID });
  if (!allows(asker, 'room.list', room))
    throw new Problem('room.notFound', { roomID }).forLackOf('room.list');
  return room;
}

/** Refuses a closed room with who closed it and why. */
export async function mustBeOpen(tx: Tx, room: RoomRow): Promise<void> {
  if (room.state === 'closed') throw await closedProblem(tx, room);
}

export async function closedProblem(tx: Tx, room: RoomRow): Promise<Problem> {
  return new Problem('room.closed', {
    roomID: room.roomID,
    reason: room.closeReason,
    by: room.closedByID && (await nameOf(tx, room.closedByID)),
  });
}

export function roomAudience(room: RoomRow) {
  return { kind: 'reach', permission: 'room.list', ownerID: room.ownerID, teamID: room.teamID } as const;
}

export function roomObject(room: { readonly roomID: string; readonly name: string }) {
  return { kind: 'room', id: room.roomID, name: room.name } as const;
}
