import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { CommentsStore } from '../../roomservice/stores/comments';
import { first, type Db } from './db';
import { markJudged } from './recording-judged';
import { recordingComments } from './schema/reviews';

const { arrival, ...columns } = getTableColumns(recordingComments);

export function commentsOver(db: Db): CommentsStore['comments'] {
  const isIt = (commentID: string) => eq(recordingComments.commentID, commentID);
  return {
    get: (commentID) => first(db.select(columns).from(recordingComments).where(isIt(commentID))),
    async insert(row) {
      await db.insert(recordingComments).values(row);
      if (row.parentID === null) await markJudged(db, [row.recordingID]);
    },
    async update(commentID, patch) {
      const changed = await db
        .update(recordingComments)
        .set(patch)
        .where(isIt(commentID))
        .returning({ recordingID: recordingComments.recordingID });
      if ('forAgent' in patch) await markJudged(db, changed.map(recordingOf));
    },
    async delete(commentID) {
      const gone = await db
        .delete(recordingComments)
        .where(isIt(commentID))
        .returning({ recordingID: recordingComments.recordingID });
      await markJudged(db, gone.map(recordingOf));
    },
    ofRecording: async (recordingID) =>
      db
        .select(columns)
        .from(recordingComments)
        .where(eq(recordingComments.recordingID, recordingID))
        .orderBy(asc(recordingComments.positionMs), asc(arrival)),
  };
}

function recordingOf({ recordingID }: { readonly recordingID: string }): string {
  return recordingID;
}
