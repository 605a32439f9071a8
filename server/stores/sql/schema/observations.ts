import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { observationEnds } from '../../../../contract/observing';
import { instant, roomNumber } from '../columns';

/** Without an index on `seenAt`, saying that somebody still watches changes no index. */
export const observations = pgTable(
  'observations',
  {
    observationID: text('observation_id').primaryKey(),
    roomID: roomNumber('room_id').notNull(),
    userID: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    signInDigest: text('sign_in_digest').notNull(),
    reason: text('reason').notNull(),
    announced: boolean('announced').notNull(),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because', { enum: observationEnds }),
  },
  (t) => [
    uniqueIndex('observations_running')
      .on(t.roomID, t.userID)
      .where(sql`${t.endedAt} is null`),
    index('observations_room').on(t.roomID, t.startedAt),
    index('observations_ended').on(t.endedAt),
  ],
);
