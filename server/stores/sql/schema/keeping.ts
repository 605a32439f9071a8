import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { byCodePoint, instant } from '../columns';

/** A row for each recording that a hold keeps. Kept after the hold was lifted: it says who kept what, and why. */
export const recordingHolds = pgTable(
  'recording_holds',
  {
    holdID: text('hold_id').notNull(),
    recordingID: text('recording_id').notNull(),
    reason: text('reason').notNull(),
    placedAt: instant('placed_at').notNull(),
    placedByID: text('placed_by_id').notNull(),
    liftedAt: instant('lifted_at'),
    liftedByID: text('lifted_by_id'),
    liftReason: text('lift_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.holdID, t.recordingID] }),
    index('recording_holds_recording').on(t.recordingID),
    index('recording_holds_open')
      .on(t.placedAt, byCodePoint(t.holdID))
      .where(sql`${t.liftedAt} is null`),
  ],
);
