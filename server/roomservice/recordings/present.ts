import { allows, type Permission } from '../../../contract/access';
import type { Recording } from '../../../contract/recordings';
import type { Caller } from '../context';
import { teamRef } from '../people/present';
import type { RecordingRow } from '../rows/recordings';
import { obstructsHold, obstructsTrash } from '../keeping/obstructs';
import { belonging } from './find';
import { judgedFor } from './judged';

/** Is there something to be done again? What somebody else failed at is theirs; what we found wrong we may look at anew. */
export function mayRetry({ state, trouble }: RecordingRow): boolean {
  return (state === 'failed' && trouble !== null) || (state === 'ready' && trouble === 'ffmpegMissing');
}

/** A file from a PC would make it whole. */
function takesFile({ kind, state, callID }: RecordingRow): boolean {
  return kind === 'screen' && callID !== null && (state === 'localOnly' || state === 'failed');
}

export function presentRecording(row: RecordingRow, caller: Caller): Recording {
  const isThere = row.state === 'ready' && row.file !== null && row.trouble !== 'fileLost';
  const may = (permission: Permission) => allows(caller, permission, belonging(row));
  const can: Recording['can'] = [];
  if (isThere && may('recording.play')) can.push('play');
  if (isThere && may('recording.download')) can.push('download');
  if (may('recording.align')) can.push('align');
  if (may('recording.log')) can.push('log');
  if (mayRetry(row) && may('recording.retry')) can.push('retry');
  if (may('recording.hold') && obstructsHold(row) === null) can.push('hold');
  if (may('recording.delete')) {
    if (obstructsTrash(row) === null) can.push('trash');
    if (row.state === 'trash') can.push('restore');
  }
  if (row.state === 'localOnly' && may('recording.ask')) can.push('ask');
  if (takesFile(row) && may('recording.upload')) can.push('upload');
  return {
    recordingID: row.recordingID,
    callID: row.callID,
    room: {
      roomID: row.roomID,
      name: row.roomName,
      customerName: row.customerName,
      customerRef: row.customerRef,
    },
    agent: { userID: row.agentID, name: row.agentName },
    team: teamRef(row),
    kind: row.kind,
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    durationMs: row.durationMs,
    bytes: row.bytes,
    progress: row.progress,
    failure: row.failure,
    trouble: row.trouble,
    heldBy: row.heldBy,
    offsetMs: row.offsetMs,
    onHold: row.onHold,
    ...judgedFor(row, caller),
    trash:
      row.trashedAt === null
        ? null
        : {
            at: row.trashedAt.toISOString(),
            by: { userID: row.trashedByID ?? '', name: row.trashedByName ?? '' },
            reason: row.trashReason ?? '',
          },
    removed:
      row.removedAt === null || row.removedBecause === null
        ? null
        : { at: row.removedAt.toISOString(), because: row.removedBecause, rule: row.removedByRule },
    asked:
      row.askedAt && row.askedByID !== null
        ? {
            at: row.askedAt.toISOString(),
            by: { userID: row.askedByID, name: row.askedByName ?? row.askedByID },
          }
        : null,
    can,
  };
}
