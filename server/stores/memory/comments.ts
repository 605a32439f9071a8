import type { CommentsStore } from '../../roomservice/stores/comments';
import { by } from './lists';
import { patch, type View } from './tables';

export function comments(view: View): CommentsStore['comments'] {
  return {
    get: async (commentID) => view.comments.get(commentID),
    insert: async (row) => view.comments.set(row.commentID, row),
    update: async (commentID, fields) => patch(view.comments, commentID, fields),
    delete: async (commentID) => view.comments.delete(commentID),
    // Rows come in order of appending, and sorting is stable.
    ofRecording: async (recordingID) =>
      [...view.comments.values()]
        .filter((row) => row.recordingID === recordingID)
        .sort(by((row) => row.positionMs)),
  };
}
