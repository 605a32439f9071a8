import type { Asker } from '../../../contract/access';
import { allows } from '../../../contract/access';
import type { Room, RoomEvent } from '../../../contract/rooms';
import { seatsOf } from '../../../contract/rooms';
import { teamRef } from '../people/present';
import { attentionLimits, attentionOf } from './attention';
import type { MemberRow, RoomEventRow } from '../rows/rooms';
import type { RoomWithPeople } from '../stores/rooms';

export function presentRoom(room: RoomWithPeople, asker: Asker, now: Date): Room {
  const noticed = attentionOf(room, attentionLimits(now));
  return {
    roomID: room.roomID,
    name: room.name,
    origin: room.origin,
    type: room.type,
    template: room.template,
    owner: { userID: room.ownerID, name: room.ownerName },
    team: teamRef(room),
    customerName: room.customerName,
    customerRef: room.customerRef,
    recording: room.recording,
    state: room.state,
    seats: seatsOf(room.type, room.template),
    members: room.members.map(presentMember),
    createdAt: room.createdAt.toISOString(),
    liveSince: room.liveSince?.toISOString() ?? null,
    attention: noticed?.attention ?? null,
    waitingSince: noticed?.since.toISOString() ?? null,
    closing:
      room.closesAt && room.closedByID
        ? {
            by: { userID: room.closedByID, name: room.closedByName ?? room.closedByID },
            reason: room.closeReason ?? '',
            at: room.closesAt.toISOString(),
          }
        : null,
    version: room.version,
    can: mayDo(room, asker),
  };
}

function mayDo(room: RoomWithPeople, asker: Asker): Room['can'] {
  if (room.state === 'closed') return [];
  const can: Room['can'] = [];
  if (room.members.length > 0 && allows(asker, 'room.observe', room)) can.push('observe');
  if (room.state !== 'closing') {
    if (allows(asker, 'room.enter', room)) can.push('enter');
    if (allows(asker, 'session.issue', room)) can.push('issueSession');
  }
  if (allows(asker, 'room.edit', room)) can.push('edit');
  if (allows(asker, 'room.close', room)) {
    can.push('close');
    if (room.state === 'closing') can.push('cancelClosing');
  }
  return can;
}

export function presentMember(member: MemberRow) {
  return {
    userID: member.userID,
    name: member.name,
    role: member.role,
    enteredAt: member.enteredAt.toISOString(),
    heartbeatAt: member.heartbeatAt.toISOString(),
  };
}

export function presentRoomEvent(event: RoomEventRow): RoomEvent {
  return {
    at: event.at.toISOString(),
    kind: event.kind,
    person:
      event.personID === null ? null : { userID: event.personID, name: event.personName ?? event.personID },
    detail: event.detail,
  };
}
