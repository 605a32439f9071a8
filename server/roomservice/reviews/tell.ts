import type { AuditEntry } from '../../../contract/audit';
import { callerOf, type Ctx, type Work } from '../context';
import type { UserRow } from '../rows/people';
import type { RecordingRow } from '../rows/recordings';
import { refTo } from './threads';

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

interface Handed {
  /** Whose inbox each of the reviews was in. */
  readonly takenFrom: readonly string[];
  readonly to: Pick<UserRow, 'userID' | 'name'> | null;
  readonly reason: string;
}

/** Each person hears once how many of theirs went, or came; whoever did it knows. */
export async function tellHanded(
  ctx: Ctx,
  { tx, tell }: Work,
  { takenFrom, to, reason }: Handed,
): Promise<void> {
  const by = await refTo(tx, callerOf(ctx).userID);
  const whom = to && { userID: to.userID, name: to.name };
  const counts = new Map<string, number>(whom ? [[whom.userID, takenFrom.length]] : []);
  for (const userID of takenFrom) counts.set(userID, (counts.get(userID) ?? 0) + 1);
  counts.delete(by.userID);
  for (const [userID, count] of counts) {
    tell({ type: 'review.handed', by, to: whom, count, reason }, { kind: 'people', userIDs: [userID] });
  }
}

export function commentObject(
  commentID: string,
  { roomName }: RecordingRow,
): NonNullable<AuditEntry['object']> {
  return { kind: 'comment', id: commentID, name: roomName };
}
