import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { pictureStreams } from '../../../../contract/streams';
import { byCodePoint, instant } from '../columns';

export const pictures = pgTable(
  'pictures',
  {
    pictureID: text('picture_id').primaryKey(),
    callID: text('call_id').notNull(),
    stream: text('stream', { enum: pictureStreams }).notNull(),
    takenAt: instant('taken_at').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [index('pictures_call').on(t.callID, t.takenAt, byCodePoint(t.pictureID))],
);
