/** One recording that a hold keeps or kept; those of one hold share its id. */
export interface RecordingHoldRow {
  readonly holdID: string;
  readonly recordingID: string;
  readonly reason: string;
  readonly placedAt: Date;
  readonly placedByID: string;
  readonly liftedAt: Date | null;
  readonly liftedByID: string | null;
  readonly liftReason: string | null;
}
