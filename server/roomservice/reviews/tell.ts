import type { AuditEntry } from '../../../contract/audit';
import type { Work } from '../context';
import type { RecordingRow } from '../rows/recordings';

/**
 * Something about a recording's comments or reviews is new. Whoever reviews hears so; its agent only of what they may
 * see, or the event alone would tell them that something is being written.
 */
export function tellReviewers(
  { tell }: Work,
  { recordingID, agentID, teamID }: Pick<RecordingRow, 'recordingID' | 'agentID' | 'teamID'>,
  agentToo: boolean,
): void {
  tell(
    { type: 'review.changed', recordingID },
    {
      ...{ kind: 'reach', permission: 'review.write', ownerID: '', teamID },
      ...(agentToo && { alsoIDs: [agentID] }),
    },
  );
}

export function commentObject(
  commentID: string,
  { roomName }: RecordingRow,
): NonNullable<AuditEntry['object']> {
  return { kind: 'comment', id: commentID, name: roomName };
}
