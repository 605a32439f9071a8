import { endCallRow } from '../calls/end';
import type { Work } from '../context';
import type { RoomRow } from '../rows/rooms';
import { memberFacts, roomFacts } from '../webhooks/facts';
import { roomAudience, roomObject } from './find';

export interface Closing {
  readonly by: { readonly userID: string; readonly name: string };
  /** Empty where nobody gave one: an old client ended its room. */
  readonly reason: string;
}

/** Closes a locked room that is not closed, at once or by a countdown. The same for one room and for many. */
export async function beginClosing(
  work: Work,
  room: RoomRow,
  closing: Closing,
  inSeconds: number,
): Promise<void> {
  if (inSeconds === 0) return closeNow(work, room, closing);
  const closesAt = new Date(work.now.getTime() + inSeconds * 1000);
  await work.tx.rooms.update(room.roomID, {
    state: 'closing',
    closesAt,
    closedByID: closing.by.userID,
    closeReason: closing.reason,
    activeAt: work.now,
  });
  await work.note({
    roomID: room.roomID,
    kind: 'closing',
    personID: closing.by.userID,
    personName: closing.by.name,
    detail: closing.reason,
  });
  await work.audit({
    action: 'room.close',
    object: roomObject(room),
    reason: closing.reason,
    changes: { closesAt: [null, closesAt.toISOString()] },
    actor: closing.by,
  });
  work.tell({ type: 'room.changed', roomID: room.roomID, state: 'closing' }, roomAudience(room));
  work.hook({
    type: 'room.closing',
    data: { room: roomFacts(room), ...closing, closesAt: closesAt.toISOString() },
  });
}

/**
 * Closes a locked room now: members are out, sessions end, running calls end with the reason, and everybody who
 * watches is told. The same for an admin's click and for a countdown that ran out.
 */
export async function closeNow(work: Work, room: RoomRow, closing: Closing): Promise<void> {
  const { tx, now } = work;
  const members = await tx.members.of(room.roomID);
  for (const member of members) await tx.members.remove(room.roomID, member.userID);
  await tx.sessions.endAll({ roomID: room.roomID }, 'roomClosed', now);
  await tx.rooms.update(room.roomID, {
    state: 'closed',
    liveSince: null,
    closesAt: now,
    closedByID: closing.by.userID,
    closeReason: closing.reason,
    activeAt: now,
  });
  await tx.wireRooms.update(room.roomID, { open: false });
  await work.note({
    roomID: room.roomID,
    kind: 'closed',
    personID: closing.by.userID,
    personName: closing.by.name,
    detail: closing.reason || null,
  });
  for (const call of await tx.calls.runningIn(room.roomID)) {
    // An agent who closes the room they are in has left; to everybody else it was closed.
    const own = call.agentID === closing.by.userID;
    await endCallRow(work, call, {
      reason: own ? 'left' : 'closedByAdmin',
      by: closing.by,
      detail: closing.reason,
    });
  }
  const memberIDs = members.map((member) => member.userID);
  const told = {
    type: 'room.closed',
    roomID: room.roomID,
    by: closing.by,
    reason: closing.reason,
    memberIDs,
  } as const;
  // Members need not be able to list the room: they are told because they were in it.
  work.tell(told, { ...roomAudience(room), alsoIDs: memberIDs });
  work.tell({ type: 'room.changed', roomID: room.roomID, state: 'closed' }, roomAudience(room));
  const facts = roomFacts(room);
  for (const member of members) {
    work.hook({ type: 'member.left', data: { room: facts, ...memberFacts(member), why: 'roomClosed' } });
  }
  work.hook({ type: 'room.closed', data: { room: facts, ...closing, memberIDs } });
  await work.audit({
    action: 'room.close',
    object: roomObject(room),
    reason: closing.reason || null,
    actor: closing.by,
  });
}
