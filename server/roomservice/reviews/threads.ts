import type { Asker } from '../../../contract/access';
import type { Comment, CommentReply } from '../../../contract/comments';
import { nameOf } from '../people/name-of';
import type { CommentRow } from '../rows/comments';
import type { Tx } from '../store';
import type { Sight } from './sight';

/** A comment with the answers to it, oldest first. */
export interface Thread {
  readonly root: CommentRow;
  readonly replies: readonly CommentRow[];
}

/** The threads of a recording that somebody of that sight may see, in the order of its time. */
export function threadsOf(rows: readonly CommentRow[], sight: Sight, released: boolean): readonly Thread[] {
  return rows
    .filter(({ parentID, forAgent }) => parentID === null && (sight === 'reviewer' || (released && forAgent)))
    .map((root) => ({ root, replies: rows.filter(({ parentID }) => parentID === root.commentID) }));
}

export async function presentThread(
  tx: Tx,
  { root, replies }: Thread,
  asker: Asker,
  sight: Sight,
): Promise<Comment> {
  const can: Comment['can'] = [];
  if (root.deletedAt === null && root.authorID === asker.userID) can.push('edit', 'delete');
  can.push('reply');
  if (sight === 'reviewer') can.push('resolve');
  return {
    ...(await presentSaid(tx, root)),
    positionMs: root.positionMs,
    forAgent: root.forAgent,
    resolved:
      root.resolvedAt === null || root.resolvedByID === null
        ? null
        : { by: await refTo(tx, root.resolvedByID), at: root.resolvedAt.toISOString() },
    replies: await Promise.all(replies.map((row) => presentReply(tx, row, asker))),
    can,
  };
}

async function presentReply(tx: Tx, row: CommentRow, asker: Asker): Promise<CommentReply> {
  return { ...(await presentSaid(tx, row)), can: row.authorID === asker.userID ? ['edit', 'delete'] : [] };
}

async function presentSaid(tx: Tx, row: CommentRow) {
  return {
    commentID: row.commentID,
    author: await refTo(tx, row.authorID),
    text: row.text,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deleted: row.deletedAt !== null,
  };
}

export async function refTo(tx: Tx, userID: string) {
  return { userID, name: await nameOf(tx, userID) };
}
