import type { EndReason } from '../../../contract/calls';
import { endCallRow, type WhyEnded } from '../calls/end';
import type { Work } from '../context';
import type { MemberRow, RoomRow } from '../rows/rooms';
import { memberFacts, roomFacts } from '../webhooks/facts';
import { dissolve } from './dissolve';
import { roomAudience } from './find';

export interface WhyOut {
  readonly note: 'left' | 'timedOut' | 'superseded';
  readonly reason: EndReason;
  readonly by?: WhyEnded['by'];
}

/**
 * Takes one member out of a locked room: the room's state, its history, the call behind the member and the consoles
 * that watch all follow from it.
 */
export async function putOut(work: Work, room: RoomRow, member: MemberRow, why: WhyOut): Promise<void> {
  const { tx, now } = work;
  await tx.members.remove(room.roomID, member.userID);
  await work.note({
    roomID: room.roomID,
    kind: why.note,
    personID: member.userID,
    personName: member.name,
    detail: null,
  });
  work.hook({
    type: 'member.left',
    data: { room: roomFacts(room), ...memberFacts(member), why: why.note },
  });
  const empty = (await tx.members.of(room.roomID)).length === 0;
  const state = empty && room.state === 'live' ? 'idle' : room.state;
  await tx.rooms.update(room.roomID, {
    state,
    activeAt: now,
    lastLeftAt: now,
    ...(empty ? { liveSince: null } : {}),
  });

  const call = await tx.calls.bySession(member.sessionID);
  if (call) await endCallRow(work, call, { reason: why.reason, by: why.by ?? null });
  if (await dissolve(work, { ...room, state }, member, why.note)) return;
  work.tell({ type: 'room.changed', roomID: room.roomID, state }, roomAudience(room));
}

/** Takes a person out of whatever they are in: their account was disabled. */
export async function putOutOfRooms(work: Work, userID: string, by: WhyEnded['by']): Promise<void> {
  const running = await work.tx.calls.runningOf(userID);
  for (const { roomID } of await work.tx.members.ofUser(userID)) {
    const room = await work.tx.rooms.lock(roomID);
    const member = await work.tx.members.get(roomID, userID);
    if (room && member) await putOut(work, room, member, { note: 'left', reason: 'closedByAdmin', by });
  }
  const left = running && (await work.tx.calls.lock(running.callID));
  if (left) await endCallRow(work, left, { reason: 'closedByAdmin', by });
}
