import type { CommentRow } from '../rows/comments';

export interface CommentsStore {
  /** What people said at moments of recordings. */
  readonly comments: {
    get(commentID: string): Promise<CommentRow | undefined>;
    insert(row: CommentRow): Promise<void>;
    update(commentID: string, patch: Partial<Omit<CommentRow, 'commentID'>>): Promise<void>;
    delete(commentID: string): Promise<void>;
    /** By place, then in the order in which they came. */
    ofRecording(recordingID: string): Promise<readonly CommentRow[]>;
  };
}
