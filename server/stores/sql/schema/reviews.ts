import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { formContent, formStates, reviewAnswers } from '../../../../contract/review-forms';
import { reviewOrigins, reviewStates } from '../../../../contract/review-states';
import { arrival, bigNumber, byCodePoint, instant, json } from '../columns';

export const recordingComments = pgTable(
  'recording_comments',
  {
    commentID: text('comment_id').primaryKey(),
    arrival: arrival('arrival'),
    recordingID: text('recording_id').notNull(),
    parentID: text('parent_id'),
    authorID: text('author_id').notNull(),
    positionMs: bigNumber('position_ms').notNull(),
    forAgent: boolean('for_agent').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull(),
    editedAt: instant('edited_at'),
    deletedAt: instant('deleted_at'),
    resolvedAt: instant('resolved_at'),
    resolvedByID: text('resolved_by_id'),
  },
  (t) => [index('recording_comments_recording').on(t.recordingID, t.positionMs, t.arrival)],
);

export const reviewForms = pgTable(
  'review_forms',
  {
    formID: text('form_id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    state: text('state', { enum: formStates }).notNull(),
    version: integer('version').notNull(),
    draft: json('draft', formContent),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    changedByID: text('changed_by_id').notNull(),
  },
  (t) => [uniqueIndex('review_forms_name').on(t.nameKey)],
);

/** Never changed: a review is read by the version that it was made with. */
export const reviewFormVersions = pgTable(
  'review_form_versions',
  {
    formID: text('form_id').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    content: json('content', formContent).notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedByID: text('published_by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.formID, t.version] })],
);

export const reviews = pgTable(
  'reviews',
  {
    reviewID: text('review_id').primaryKey(),
    recordingID: text('recording_id').notNull(),
    formID: text('form_id').notNull(),
    formVersion: integer('form_version').notNull(),
    reviewerID: text('reviewer_id').notNull(),
    begunByID: text('begun_by_id'),
    agentID: text('agent_id').notNull(),
    teamID: text('team_id'),
    recordedAt: instant('recorded_at').notNull(),
    state: text('state', { enum: reviewStates }).notNull(),
    answers: json('answers', reviewAnswers).notNull(),
    summary: text('summary').notNull(),
    score: doublePrecision('score'),
    failed: boolean('failed').notNull(),
    passed: boolean('passed'),
    dueAt: instant('due_at'),
    assignedByID: text('assigned_by_id'),
    origin: text('origin', { enum: reviewOrigins }).notNull(),
    ruleID: text('rule_id'),
    calibrationID: text('calibration_id'),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    submittedAt: instant('submitted_at'),
    releasedAt: instant('released_at'),
    releaseAt: instant('release_at'),
    acknowledgedAt: instant('acknowledged_at'),
    replyAt: instant('reply_at'),
  },
  (t) => [
    index('reviews_recording').on(t.recordingID),
    index('reviews_reviewer').on(t.reviewerID, t.state, t.dueAt),
    index('reviews_agent').on(t.agentID, t.submittedAt, byCodePoint(t.reviewID)),
    index('reviews_team').on(t.teamID, t.submittedAt, byCodePoint(t.reviewID)),
    index('reviews_submitted')
      .on(t.submittedAt)
      .where(sql`${t.submittedAt} is not null`),
    index('reviews_form').on(t.formID, t.formVersion),
    index('reviews_calibration')
      .on(t.calibrationID)
      .where(sql`${t.calibrationID} is not null`),
    index('reviews_release')
      .on(t.releaseAt)
      .where(sql`${t.releaseAt} is not null`),
    // What a rule has picked it never picks again.
    uniqueIndex('reviews_picked')
      .on(t.ruleID, t.recordingID)
      .where(sql`${t.ruleID} is not null`),
  ],
);

export const reviewMessages = pgTable(
  'review_messages',
  {
    messageID: text('message_id').primaryKey(),
    arrival: arrival('arrival'),
    reviewID: text('review_id').notNull(),
    authorID: text('author_id').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('review_messages_review').on(t.reviewID, t.arrival)],
);
