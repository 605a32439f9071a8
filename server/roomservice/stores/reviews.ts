import type { RecordingRow } from '../rows/recordings';
import type { ReviewMessageRow, ReviewRow } from '../rows/reviews';
import type { Page, QueryOf, Reach } from './lists';

/** A review with what every answer about it shows; names are those of today, the form's is that of its version. */
export type SeenReview = ReviewRow & {
  readonly formName: string;
  readonly reviewerName: string;
  readonly assignedByName: string | null;
  readonly begunByName: string | null;
  /** Null where no rule picked it. */
  readonly ruleName: string | null;
  readonly recording: RecordingRow;
};

/**
 * Whose reviews a list may show: within `reach`, of others whatever they are in, of one's own calls what was released;
 * of those who score blind, nobody else's before all have submitted.
 */
export interface ReviewSight {
  readonly reach: Reach;
  readonly userID: string;
}

/** What is overdue hangs on the time of asking. */
export type ReviewQuery = Omit<QueryOf<'listReviews'>, 'overdue'> & { readonly overdueAt?: Date };
export type ReviewFilter = Omit<ReviewQuery, 'page' | 'size'>;

export interface ReviewsStore {
  readonly reviews: {
    get(reviewID: string): Promise<SeenReview | undefined>;
    lock(reviewID: string): Promise<ReviewRow | undefined>;
    /** False where its rule has picked the recording before. */
    insert(row: ReviewRow): Promise<boolean>;
    /** Raises `revision` by one. */
    update(reviewID: string, patch: Partial<Omit<ReviewRow, 'reviewID' | 'revision'>>): Promise<void>;
    /** With what was said about it. */
    delete(reviewID: string): Promise<void>;
    /** All of a recording that is gone, the comments on it, and that rules picked it. */
    deleteOf(recordingID: string): Promise<void>;
    /** `due`, `submittedAt` and `score` where they are not known come last; ties break by reviewID. */
    list(query: ReviewQuery, sight: ReviewSight): Promise<Page<SeenReview>>;
    /** Oldest first. */
    ofRecording(recordingID: string): Promise<readonly SeenReview[]>;
    /** What each of these people has to do. */
    openOf(reviewerIDs: readonly string[]): Promise<ReadonlyMap<string, number>>;
    /** Submitted ones whose time to be released has come, unless their recording is in the trash; the longest due first. */
    releaseDue(now: Date): Promise<readonly string[]>;
    /** Of all who score the same recording, by reviewID. */
    ofCalibration(calibrationID: string): Promise<readonly SeenReview[]>;
  };
  /** What was said about reviews. */
  readonly reviewMessages: {
    insert(row: ReviewMessageRow): Promise<void>;
    /** Oldest first. */
    ofReview(reviewID: string): Promise<readonly ReviewMessageRow[]>;
  };
}
