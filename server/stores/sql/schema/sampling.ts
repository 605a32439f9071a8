import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { pauseReasons, samplingAsks, samplingStates } from '../../../../contract/sampling-rules';
import { instant, json } from '../columns';

/** One that is removed stays: reviews say by which rule they came. */
export const samplingRules = pgTable(
  'sampling_rules',
  {
    ruleID: text('rule_id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    state: text('state', { enum: samplingStates }).notNull(),
    pausedBecause: text('paused_because', { enum: pauseReasons }),
    pausedOver: text('paused_over'),
    teamID: text('team_id'),
    asks: json('asks', samplingAsks).notNull(),
    since: instant('since').notNull(),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    createdByID: text('created_by_id').notNull(),
    changedAt: instant('changed_at').notNull(),
    changedByID: text('changed_by_id').notNull(),
  },
  (t) => [
    uniqueIndex('sampling_rules_name')
      .on(t.nameKey)
      .where(sql`${t.state} <> 'removed'`),
  ],
);

/** What a rule has picked, also where the review is gone: it never picks it again. */
export const samplingPicks = pgTable(
  'sampling_picks',
  {
    ruleID: text('rule_id').notNull(),
    recordingID: text('recording_id').notNull(),
    agentID: text('agent_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    reviewID: text('review_id').notNull(),
    pickedAt: instant('picked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ruleID, t.recordingID] }),
    index('sampling_picks_recording').on(t.recordingID),
    index('sampling_picks_when').on(t.ruleID, t.recordedAt),
  ],
);
