import { sql, type SQL } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { recordingModes, roomEventKinds, roomStates, roomTypes, templates } from '../../../../contract/rooms';
import { arrival, byCodePoint, instant, json, pairsOf, roomNumber } from '../columns';

/** What `activity` sorts by first: 0 while something happens in the room. */
export function isQuiet(state: AnyPgColumn): SQL {
  return sql`(case when ${state} in ('live', 'closing') then 0 else 1 end)`;
}

export const rooms = pgTable(
  'rooms',
  {
    roomID: roomNumber('room_id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    search: text('search').notNull(),
    type: text('type', { enum: roomTypes }).notNull(),
    template: text('template', { enum: templates }).notNull(),
    ownerID: text('owner_id').notNull(),
    teamID: text('team_id'),
    customerName: text('customer_name').notNull(),
    customerRef: text('customer_ref').notNull(),
    recording: json('recording', recordingModes).notNull(),
    state: text('state', { enum: roomStates }).notNull(),
    everEntered: boolean('ever_entered').notNull(),
    liveSince: instant('live_since'),
    lastLeftAt: instant('last_left_at'),
    closesAt: instant('closes_at'),
    closedByID: text('closed_by_id'),
    closeReason: text('close_reason'),
    createdAt: instant('created_at').notNull(),
    activeAt: instant('active_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('rooms_activity').on(isQuiet(t.state), t.activeAt.desc().nullsFirst(), t.roomID),
    index('rooms_created').on(t.createdAt.desc().nullsFirst(), t.roomID),
    index('rooms_pairs').using('gin', pairsOf(t.search)),
    index('rooms_name').on(byCodePoint(t.nameKey), t.roomID),
    index('rooms_owner').on(t.ownerID),
    index('rooms_team').on(t.teamID),
    index('rooms_state').on(t.state),
    index('rooms_closing')
      .on(t.closesAt)
      .where(sql`${t.state} = 'closing'`),
    index('rooms_never_entered')
      .on(t.activeAt)
      .where(sql`${t.state} = 'idle' and not ${t.everEntered}`),
  ],
);

/** Only those who are in a room now. Without an index on `heartbeatAt` a heartbeat changes no index. */
export const members = pgTable(
  'members',
  {
    roomID: roomNumber('room_id').notNull(),
    userID: text('user_id').notNull(),
    sessionID: text('session_id').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ['main', 'pusher', 'audience'] }).notNull(),
    enteredAt: instant('entered_at').notNull(),
    heartbeatAt: instant('heartbeat_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomID, t.userID] }), index('members_user').on(t.userID)],
);

export const roomEvents = pgTable(
  'room_events',
  {
    arrival: arrival('arrival').primaryKey(),
    roomID: roomNumber('room_id').notNull(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: roomEventKinds }).notNull(),
    personID: text('person_id'),
    personName: text('person_name'),
    detail: text('detail'),
  },
  (t) => [index('room_events_room').on(t.roomID, t.at, t.arrival)],
);
