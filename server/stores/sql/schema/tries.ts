import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns';

/** How often something was tried, by what it is counted under; over when its time is. */
export const tries = pgTable(
  'tries',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    until: instant('until').notNull(),
  },
  (t) => [index('tries_until').on(t.until)],
);
