import type { CommentsStore } from '../../roomservice/stores/comments';
import { by } from './lists';
import { markJudged } from './recording-judged';
import { patch, type View } from './tables';

export function comments(view: View): CommentsStore['comments'] {
  return {
    get: async (commentID) => view.comments.get(commentID),
    async insert(row) {
      view.comments.set(row.commentID, row);
      markJudged(view, row.recordingID);
    },
    async update(commentID, fields) {
      patch(view.comments, commentID, fields);
      const { recordingID } = view.comments.get(commentID) ?? {};
      if (recordingID !== undefined && 'forAgent' in fields) markJudged(view, recordingID);
    },
    async delete(commentID) {
      const { recordingID } = view.comments.get(commentID) ?? {};
      view.comments.delete(commentID);
      if (recordingID !== undefined) markJudged(view, recordingID);
    },
    // Rows come in order of appending, and sorting is stable.
    ofRecording: async (recordingID) =>
      [...view.comments.values()]
        .filter((row) => row.recordingID === recordingID)
        .sort(by((row) => row.positionMs)),
  };
}
