import type { ReviewAnswers } from '../../../contract/review-forms';
import type { ReviewOrigin, ReviewState } from '../../../contract/review-states';

/** One reviewer's judgement of one recording by one version of a form. */
export interface ReviewRow {
  readonly reviewID: string;
  readonly recordingID: string;
  readonly formID: string;
  readonly formVersion: number;
  readonly reviewerID: string;
  /** Who answered some of it before it was given to the reviewer. */
  readonly begunByID: string | null;
  /** Of the recording, as are the next two. */
  readonly agentID: string;
  readonly teamID: string | null;
  readonly recordedAt: Date;
  readonly state: ReviewState;
  readonly answers: ReviewAnswers;
  readonly summary: string;
  /** What the answers come to, once submitted. */
  readonly score: number | null;
  /** A critical question was answered by its worst. */
  readonly failed: boolean;
  /** Null where the form has no pass mark, or nothing was scored. */
  readonly passed: boolean | null;
  readonly dueAt: Date | null;
  readonly assignedByID: string | null;
  readonly origin: ReviewOrigin;
  readonly ruleID: string | null;
  /** Shared by those who score the same recording blind. */
  readonly calibrationID: string | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly submittedAt: Date | null;
  readonly releasedAt: Date | null;
  /** When it will be released by itself; null: when somebody does. */
  readonly releaseAt: Date | null;
  readonly acknowledgedAt: Date | null;
  /** The agent's last message, while nobody has read it. */
  readonly replyAt: Date | null;
}

/** What was said about a released review, by the agent and those who review. */
export interface ReviewMessageRow {
  readonly messageID: string;
  readonly reviewID: string;
  readonly authorID: string;
  readonly text: string;
  readonly createdAt: Date;
}
