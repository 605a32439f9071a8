import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { turnOutcomes } from '../../../../contract/closings';
import { arrival, instant, roomNumber } from '../columns';

export const closings = pgTable(
  'closings',
  {
    closingID: text('closing_id').primaryKey(),
    arrival: arrival('arrival'),
    key: text('key').notNull(),
    byID: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    reason: text('reason').notNull(),
    inSeconds: integer('in_seconds').notNull(),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    uniqueIndex('closings_key').on(t.byID, t.key),
    index('closings_by').on(t.byID, t.createdAt, t.arrival),
    index('closings_created').on(t.createdAt),
  ],
);

export const closingRooms = pgTable(
  'closing_rooms',
  {
    closingID: text('closing_id').notNull(),
    roomID: roomNumber('room_id').notNull(),
    position: integer('position').notNull(),
    name: text('name'),
    customerName: text('customer_name').notNull(),
    people: integer('people').notNull(),
    recordings: integer('recordings').notNull(),
    waiting: integer('waiting').notNull(),
    liveSince: instant('live_since'),
    outcome: text('outcome', { enum: turnOutcomes }).notNull(),
    at: instant('at'),
  },
  (t) => [
    primaryKey({ columns: [t.closingID, t.roomID] }),
    index('closing_rooms_turn').on(t.closingID, t.position),
  ],
);
