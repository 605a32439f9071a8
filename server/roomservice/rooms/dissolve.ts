import type { Work } from '../context';
import type { MemberRow, RoomRow } from '../rows/rooms';
import { isSeen } from '../wire2018/seen';
import { closeNow } from './close';

/**
 * A room that was made on the 2018 wire ends with those who were in it: a live one when its creator leaves, any other
 * with the last of them. One of the room list that fell silent waits a while for somebody to come back, as it did
 * there. True where the locked room was closed.
 */
export async function dissolve(
  work: Work,
  room: RoomRow,
  left: MemberRow,
  why: 'left' | 'timedOut' | 'superseded',
): Promise<boolean> {
  if (room.state === 'closed') return false;
  const wire = await work.tx.wireRooms.get(room.roomID);
  if (!wire || wire.origin === 'console') return false;
  const remaining = await work.tx.members.of(room.roomID);
  const pushed = isSeen(left, 'program');
  const creatorLeft = wire.kind === 'live' && pushed && wire.creatorID === left.userID;
  const isLast =
    wire.origin === 'program'
      ? pushed && !remaining.some((member) => isSeen(member, 'program'))
      : remaining.length === 0 && why !== 'timedOut';
  if (!creatorLeft && !isLast) return false;
  await closeNow(work, room, { by: { userID: left.userID, name: left.name }, reason: '' });
  return true;
}
