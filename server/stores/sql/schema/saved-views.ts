import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { savedLists } from '../../../../contract/views';
import { instant } from '../columns';

/** Filters of a list under a name, each for one person. */
export const savedViews = pgTable(
  'saved_views',
  {
    viewID: text('view_id').primaryKey(),
    userID: text('user_id').notNull(),
    list: text('list', { enum: savedLists }).notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    search: text('search').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('saved_views_name').on(t.userID, t.list, t.nameKey)],
);
