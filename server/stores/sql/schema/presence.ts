import { index, pgTable, text } from 'drizzle-orm/pg-core';
import * as z from 'zod/mini';
import { breakReason } from '../../../../contract/floor';
import { presenceChoices, presenceStates } from '../../../../contract/presence';
import { arrival, instant, json } from '../columns';

const reason = z.nullable(breakReason);

/** A row an agent. Without an index on `seenAt`, saying that a console is open changes no index. */
export const presence = pgTable('presence', {
  userID: text('user_id').primaryKey(),
  choice: text('choice', { enum: presenceChoices }).notNull(),
  reason: json('reason', reason),
  chosenAt: instant('chosen_at').notNull(),
  chosenByID: text('chosen_by_id').notNull(),
  seenAt: instant('seen_at'),
  state: text('state', { enum: presenceStates }).notNull(),
  since: instant('since').notNull(),
});

export const presenceChanges = pgTable(
  'presence_changes',
  {
    arrival: arrival('arrival').primaryKey(),
    userID: text('user_id').notNull(),
    at: instant('at').notNull(),
    state: text('state', { enum: presenceStates }).notNull(),
    reason: json('reason', reason),
  },
  (t) => [
    index('presence_changes_user').on(t.userID, t.at, t.arrival),
    index('presence_changes_at').on(t.at),
  ],
);
