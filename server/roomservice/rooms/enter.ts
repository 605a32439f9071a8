import type { MemberRole, RoomState } from '../../../contract/rooms';
import { seatsOf } from '../../../contract/rooms';
import { callAudience, callChanged } from '../calls/end';
import type { Work } from '../context';
import { sessionState } from '../context';
import { settlePresence } from '../presence/settle';
import { Problem } from '../problem';
import type { MemberRow, RoomRow } from '../rows/rooms';
import { callFacts, roomFacts } from '../webhooks/facts';
import { isSeen, sessionOfList } from '../wire2018/seen';
import { closedProblem, roomAudience } from './find';
import { putOut } from './put-out';

/** Somebody at the door of a room, on whichever wire they came. */
export interface Entrant {
  readonly userID: string;
  /** Of their session; who has none of ours is told apart by what stands here. */
  readonly sessionID: string;
  readonly name: string;
  readonly role: MemberRole;
}

/** Lets somebody into a locked room that is not closed: seats, history, the call behind them, and whoever watches. */
export async function enterNow(work: Work, room: RoomRow, entrant: Entrant): Promise<RoomState> {
  const { tx, now } = work;
  const members = await tx.members.of(room.roomID);
  const before = members.find((each) => each.userID === entrant.userID);
  const role = roleIn(room, entrant.role);
  if (!before && room.state === 'closing') throw new Problem('room.closing', { roomID: room.roomID });
  const next: MemberRow = {
    roomID: room.roomID,
    userID: entrant.userID,
    sessionID: entrant.sessionID,
    name: entrant.name,
    role,
    enteredAt: before?.enteredAt ?? now,
    heartbeatAt: now,
  };
  // Who only watched, or is there by word of the room list, takes a seat when they begin to push.
  if (isSeen(next, 'program') && !(before && isSeen(before, 'program'))) {
    const taken = members.filter((each) => isSeen(each, 'program')).length;
    if (taken >= seatsOf(room.type, room.template)) {
      throw new Problem('room.full', { roomID: room.roomID, seats: taken });
    }
  }
  await tx.members.put(next);
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
      personID: entrant.userID,
      personName: entrant.name,
      detail: null,
    });
    const { userID, name } = entrant;
    work.hook({ type: 'member.entered', data: { room: roomFacts(room), member: { userID, name, role } } });
  }
  await callIsLive(work, entrant.sessionID);
  work.tell({ type: 'room.changed', roomID: room.roomID, state }, roomAudience(room));
  return state;
}

/** One userID is in one room, by one session: whatever else the person is in ends, with that reason. */
export async function leaveOthers(
  work: Work,
  {
    userID,
    sessionID,
    roomID,
  }: { readonly userID: string; readonly sessionID: string; readonly roomID: string },
): Promise<void> {
  const others = (await work.tx.members.ofUser(userID))
    .filter((each) => each.sessionID !== sessionOfList)
    .filter((each) => each.roomID !== roomID || each.sessionID !== sessionID)
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

/** Revoking locks the room first, too: a session that ended while we waited for it opens nothing. */
export async function mustStillBeValid({ tx, now }: Work, sessionID: string): Promise<void> {
  const current = await tx.sessions.get(sessionID);
  if (!current) throw new Problem('session.invalid');
  const state = sessionState(current, now);
  if (state === 'superseded') throw new Problem('session.superseded');
  if (state === 'expired') throw new Problem('session.expired');
  if (state === 'revoked') throw new Problem('session.invalid');
}

export async function lockOpen(work: Work, roomID: string): Promise<RoomRow> {
  const room = await work.tx.rooms.lock(roomID);
  if (!room) throw new Problem('room.notFound', { roomID });
  if (room.state === 'closed') throw await closedProblem(work.tx, room);
  return room;
}

/** Only a LiveRoom has an audience. */
function roleIn(room: RoomRow, wanted: MemberRole): MemberRole {
  return wanted === 'audience' && room.type === 'RTCRoom' ? 'pusher' : wanted;
}

async function callIsLive(work: Work, sessionID: string): Promise<void> {
  const found = await work.tx.calls.bySession(sessionID);
  const call = found && (await work.tx.calls.lock(found.callID));
  if (!call || call.state !== 'starting') return;
  await work.tx.calls.update(call.callID, { state: 'live', enteredAt: work.now });
  work.tell(callChanged({ ...call, state: 'live' }), callAudience(call));
  work.hook({ type: 'call.live', data: { call: callFacts(call), enteredAt: work.now.toISOString() } });
  await settlePresence(work, call.agentID);
}
