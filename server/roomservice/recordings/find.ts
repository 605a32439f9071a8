import { allows } from '../../../contract/access';
import type { AuditEntry } from '../../../contract/audit';
import type { Caller, Ctx, Work } from '../context';
import { callerOf } from '../context';
import type { Viewer } from '../ports';
import { Problem } from '../problem';
import type { RecordingRow } from '../rows/recordings';

/** A recording that the caller may see; to everybody else there is none. */
export async function seenRecording(ctx: Ctx, recordingID: string): Promise<RecordingRow> {
  const row = await ctx.ports.store.read.recordings.get(recordingID);
  if (!row) throw new Problem('recording.notFound', { recordingID });
  if (!mayList(callerOf(ctx), row))
    throw new Problem('recording.notFound', { recordingID }).forLackOf('recording.list');
  return row;
}

export function mayList(caller: Caller, row: RecordingRow): boolean {
  return allows(caller, 'recording.list', belonging(row));
}

export function belonging(row: Pick<RecordingRow, 'agentID' | 'teamID'>) {
  return { ownerID: row.agentID, teamID: row.teamID };
}

export function recordingObject(row: RecordingRow): NonNullable<AuditEntry['object']> {
  return { kind: 'recording', id: row.recordingID, name: row.roomName };
}

/** For whom links to files are. */
export function viewerOf(caller: Caller): Viewer {
  return caller.kind === 'person'
    ? caller.signIn
    : { userID: caller.userID, tokenDigest: caller.token.digest };
}

/** Something about it changed: whoever may list it hears so. */
export function tellOf({ tell }: Work, row: Pick<RecordingRow, 'recordingID' | 'agentID' | 'teamID'>): void {
  tell(
    { type: 'recording.changed', recordingID: row.recordingID },
    { kind: 'reach', permission: 'recording.list', ...belonging(row) },
  );
}
