import type { RecordedKind } from '../../../contract/rooms';
import type { Work } from '../context';
import { undisturbed } from '../keeping/undisturbed';
import type { CallRow } from '../rows/calls';
import type { RecordingRow } from '../rows/recordings';

/** A call has at most one recording of a kind; its id follows from the call's, so that nobody makes a second. */
export function idOfCalls(kind: RecordedKind, callID: string): string {
  return `${kind}-${callID}`.slice(0, 40);
}

/** A recording of a call in a room, before anything is known of its file. */
export async function recordingOfCall(
  { tx }: Work,
  call: CallRow & { readonly roomID: string },
  given: Pick<RecordingRow, 'recordingID' | 'kind' | 'state' | 'startedAt'> & Partial<RecordingRow>,
): Promise<RecordingRow> {
  const team = call.teamID === null ? undefined : await tx.teams.get(call.teamID);
  return {
    callID: call.callID,
    roomID: call.roomID,
    roomName: call.roomName,
    customerName: call.customerName,
    customerRef: call.customerRef,
    agentID: call.agentID,
    agentName: call.agentName,
    teamID: call.teamID,
    teamName: team?.name ?? null,
    durationMs: null,
    bytes: null,
    progress: null,
    failure: null,
    heldBy: null,
    offsetMs: 0,
    file: null,
    mime: null,
    trouble: null,
    aliveAt: null,
    goneAt: null,
    ...undisturbed,
    askedAt: null,
    askedByID: null,
    askedByName: null,
    ...given,
  };
}
