import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { roomOrigins } from '../../../../contract/rooms';
import { arrival, instant, json, roomNumber } from '../columns';
import { customFields } from '../json';

/** Rooms as the 2018 wire knows them. Its lists go by `arrival`: pages neither repeat nor lose a room. */
export const wireRooms = pgTable(
  'wire_rooms',
  {
    roomID: roomNumber('room_id').primaryKey(),
    arrival: arrival('arrival'),
    origin: text('origin', { enum: roomOrigins }).notNull(),
    kind: text('kind', { enum: ['double', 'multi', 'live'] }),
    wireID: text('wire_id').notNull(),
    open: boolean('open').notNull(),
    roomInfo: text('room_info').notNull(),
    listType: text('list_type'),
    status: integer('status').notNull(),
    heartbeats: boolean('heartbeats').notNull(),
    madeByID: text('made_by_id').notNull(),
    creatorID: text('creator_id'),
    streamID: text('stream_id').notNull(),
    custom: json('custom', customFields).notNull(),
  },
  (t) => [
    uniqueIndex('wire_rooms_name')
      .on(t.wireID, sql`coalesce(${t.kind}, 'list')`)
      .where(sql`${t.open}`),
    index('wire_rooms_kind')
      .on(t.kind, t.arrival)
      .where(sql`${t.open} and ${t.origin} <> 'console'`),
    index('wire_rooms_list')
      .on(t.listType, t.arrival)
      .where(sql`${t.open} and ${t.origin} = 'list'`),
  ],
);

export const wireMembers = pgTable(
  'wire_members',
  {
    roomID: roomNumber('room_id').notNull(),
    userID: text('user_id').notNull(),
    avatar: text('avatar').notNull(),
    streamID: text('stream_id').notNull(),
    userInfo: text('user_info').notNull(),
    heldUntil: instant('held_until'),
  },
  (t) => [primaryKey({ columns: [t.roomID, t.userID] })],
);

export const wireLogins = pgTable(
  'wire_logins',
  {
    userID: text('user_id').primaryKey(),
    tokenDigest: text('token_digest').notNull(),
    sessionID: text('session_id'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('wire_logins_expiry').on(t.expiresAt)],
);
