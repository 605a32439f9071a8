import type { CallFacts, RecordingFacts, RoomFacts } from '../../../contract/webhook-events';
import type { CallRow } from '../rows/calls';
import type { RecordingRow } from '../rows/recordings';
import type { MemberRow, RoomRow } from '../rows/rooms';

// What webhooks say of a thing: names are those of the moment, since whoever reads it later cannot ask for them.

export function roomFacts(row: RoomRow): RoomFacts {
  const { roomID, name, type, template, ownerID, teamID, customerName, customerRef, createdAt } = row;
  return {
    ...{ roomID, name, type, template, ownerID, teamID, customerName, customerRef },
    createdAt: createdAt.toISOString(),
  };
}

/** A member who was there, and since when. */
export function memberFacts({ userID, name, role, enteredAt }: MemberRow) {
  return { member: { userID, name, role }, enteredAt: enteredAt.toISOString() };
}

export function callFacts(row: CallRow): CallFacts {
  const { callID, agentID, agentName, teamID, roomID, roomName, customerName, customerRef, path } = row;
  return {
    callID,
    agent: { userID: agentID, name: agentName },
    ...{ teamID, roomID, roomName, customerName, customerRef, path },
    startedAt: row.startedAt.toISOString(),
  };
}

export function recordingFacts(row: RecordingRow): RecordingFacts {
  const { recordingID, kind, callID, roomID, roomName, agentID, agentName, teamID } = row;
  const { customerName, customerRef } = row;
  return {
    ...{ recordingID, kind, callID, roomID, roomName },
    agent: { userID: agentID, name: agentName },
    ...{ teamID, customerName, customerRef },
    startedAt: row.startedAt.toISOString(),
  };
}
