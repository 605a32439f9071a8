/** What somebody said at a moment of a recording, or an answer to that. */
export interface CommentRow {
  readonly commentID: string;
  readonly recordingID: string;
  /** What it answers; null: it begins a thread. */
  readonly parentID: string | null;
  readonly authorID: string;
  /** From the first frame; an answer has the place of what it answers. */
  readonly positionMs: number;
  /** The agent of the recording sees it, once a review is released to them. */
  readonly forAgent: boolean;
  readonly text: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  /** Taken back, and kept without its text because others answered. */
  readonly deletedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly resolvedByID: string | null;
}
