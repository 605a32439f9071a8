import type { MemberRow, RoomEventRow, RoomRow } from '../rows/rooms';
import { minutesBefore, recordingOf, type TimedCall } from './call-rows';
import { demoPerson } from './people';
import { guestID, type DemoRoom } from './rooms';

/** Who is in a room now, oldest first: its customer, and the agent of a call that runs. */
export function roomMembers(room: DemoRoom, calls: readonly TimedCall[], now: Date): readonly MemberRow[] {
  const guest =
    room.guestAgo === undefined
      ? []
      : [memberOf(room, guestID(room), room.customerName, 'pusher', minutesBefore(now, room.guestAgo), now)];
  const agents = calls
    .filter((call) => call.room === room && call.endedAt === null && call.enteredAt !== null)
    .map(({ spec, enteredAt }) =>
      memberOf(room, spec.agentID, demoPerson(spec.agentID).name, 'main', enteredAt ?? now, now),
    );
  return [...guest, ...agents].sort((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime());
}

function memberOf(
  { roomID }: DemoRoom,
  userID: string,
  name: string,
  role: MemberRow['role'],
  enteredAt: Date,
  now: Date,
): MemberRow {
  return {
    roomID,
    userID,
    sessionID: liveSessionID(roomID, userID),
    name,
    role,
    enteredAt,
    heartbeatAt: now,
  };
}

export function liveSessionID(roomID: string, userID: string): string {
  return `demo-${roomID}-${userID}`;
}

export function roomRow(
  room: DemoRoom,
  members: readonly MemberRow[],
  calls: readonly TimedCall[],
  now: Date,
): RoomRow {
  const ofRoom = calls.filter((call) => call.room === room);
  const stirred = [
    minutesBefore(now, room.createdAgo),
    ...ofRoom.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? startedAt]),
    ...members.map(({ enteredAt }) => enteredAt),
    ...(room.closed ? [minutesBefore(now, room.closed.ago)] : []),
  ];
  const end = room.closing ?? room.closed;
  return {
    roomID: room.roomID,
    name: room.name,
    type: room.type ?? 'RTCRoom',
    template: room.template,
    ownerID: room.ownerID,
    teamID: demoPerson(room.ownerID).teamID,
    customerName: room.customerName,
    customerRef: room.customerRef,
    recording: recordingOf(room),
    state: room.closed ? 'closed' : room.closing ? 'closing' : members.length > 0 ? 'live' : 'idle',
    everEntered: ofRoom.some(({ enteredAt }) => enteredAt !== null) || members.length > 0,
    lastLeftAt: null,
    liveSince: members[0]?.enteredAt ?? null,
    closesAt: room.closing
      ? minutesBefore(now, -room.closing.inMinutes)
      : room.closed
        ? minutesBefore(now, room.closed.ago)
        : null,
    closedByID: end?.byID ?? null,
    closeReason: end?.reason ?? null,
    createdAt: minutesBefore(now, room.createdAgo),
    activeAt: new Date(Math.max(...stirred.map(Number))),
    version: 1,
  };
}

/** What happened to a room outside its calls. */
export function roomEvents(room: DemoRoom, now: Date): readonly RoomEventRow[] {
  const event = (
    ago: number,
    kind: RoomEventRow['kind'],
    [personID, personName]: readonly [string, string],
    detail: string | null = null,
  ): RoomEventRow => ({
    roomID: room.roomID,
    at: minutesBefore(now, ago),
    kind,
    personID,
    personName,
    detail,
  });
  const person = (userID: string) => [userID, demoPerson(userID).name] as const;
  const { closing, closed, guestAgo } = room;
  return [
    event(room.createdAgo, 'created', person(room.ownerID)),
    ...(guestAgo === undefined ? [] : [event(guestAgo, 'entered', [guestID(room), room.customerName])]),
    ...(closing ? [event(3, 'closing', person(closing.byID), closing.reason)] : []),
    ...(closed ? [event(closed.ago, 'closed', person(closed.byID), closed.reason)] : []),
  ];
}
