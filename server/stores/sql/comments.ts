import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { CommentsStore } from '../../roomservice/stores/comments';
import { first, type Db } from './db';
import { recordingComments } from './schema/reviews';

const { arrival, ...columns } = getTableColumns(recordingComments);

export function commentsOver(db: Db): CommentsStore['comments'] {
  const isIt = (commentID: string) => eq(recordingComments.commentID, commentID);
  return {
    get: (commentID) => first(db.select(columns).from(recordingComments).where(isIt(commentID))),
    async insert(row) {
      await db.insert(recordingComments).values(row);
    },
    async update(commentID, patch) {
      await db.update(recordingComments).set(patch).where(isIt(commentID));
    },
    async delete(commentID) {
      await db.delete(recordingComments).where(isIt(commentID));
    },
    ofRecording: async (recordingID) =>
      db
        .select(columns)
        .from(recordingComments)
        .where(eq(recordingComments.recordingID, recordingID))
        .orderBy(asc(recordingComments.positionMs), asc(arrival)),
  };
}
