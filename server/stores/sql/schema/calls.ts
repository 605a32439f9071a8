import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { callStates, dispositions, endReasons } from '../../../../contract/calls';
import { recordingModes, roomTypes, templates } from '../../../../contract/rooms';
import { arrival, byCodePoint, instant, json, pairsOf, roomNumber } from '../columns';

export const sessions = pgTable(
  'sessions',
  {
    sessionID: text('session_id').primaryKey(),
    arrival: arrival('arrival'),
    roomID: roomNumber('room_id').notNull(),
    userID: text('user_id').notNull(),
    issuedByID: text('issued_by_id').notNull(),
    sealedSig: text('sealed_sig'),
    sigDigest: text('sig_digest').notNull(),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because', { enum: ['revoked', 'superseded', 'left', 'roomClosed'] }),
  },
  (t) => [
    index('sessions_digest').on(t.sigDigest),
    index('sessions_room').on(t.roomID, t.issuedAt, t.arrival),
    index('sessions_running')
      .on(t.userID)
      .where(sql`${t.endedAt} is null`),
    index('sessions_sealed')
      .on(t.expiresAt)
      .where(sql`${t.sealedSig} is not null`),
  ],
);

export const calls = pgTable(
  'calls',
  {
    callID: text('call_id').primaryKey(),
    search: text('search').notNull(),
    roomID: roomNumber('room_id'),
    sessionID: text('session_id'),
    agentID: text('agent_id').notNull(),
    agentName: text('agent_name').notNull(),
    teamID: text('team_id'),
    roomName: text('room_name').notNull(),
    roomType: text('room_type', { enum: roomTypes }),
    customerName: text('customer_name').notNull(),
    customerRef: text('customer_ref').notNull(),
    shownPush: text('shown_push'),
    shownPlay: text('shown_play'),
    sealedStreams: text('sealed_streams'),
    aliveAt: instant('alive_at'),
    path: text('path', { enum: ['program', 'browser'] }).notNull(),
    template: text('template', { enum: templates }),
    recording: json('recording', recordingModes).notNull(),
    state: text('state', { enum: callStates }).notNull(),
    startedAt: instant('started_at').notNull(),
    enteredAt: instant('entered_at'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason', { enum: endReasons }),
    endedByID: text('ended_by_id'),
    endedByName: text('ended_by_name'),
    endDetail: text('end_detail'),
    disposition: text('disposition', { enum: dispositions }),
    notes: text('notes').notNull(),
    wrappedUpAt: instant('wrapped_up_at'),
  },
  (t) => [
    index('calls_pairs').using('gin', pairsOf(t.search)),
    index('calls_started').on(t.startedAt.desc().nullsFirst(), byCodePoint(t.callID)),
    index('calls_agent').on(t.agentID, t.startedAt.desc().nullsFirst(), byCodePoint(t.callID)),
    index('calls_team').on(t.teamID, t.startedAt.desc().nullsFirst()),
    index('calls_room').on(t.roomID, t.startedAt.desc().nullsFirst()),
    index('calls_session').on(t.sessionID),
    index('calls_running')
      .on(t.agentID)
      .where(sql`${t.state} <> 'ended'`),
    index('calls_alive')
      .on(t.aliveAt)
      .where(sql`${t.state} = 'live' and ${t.aliveAt} is not null`),
  ],
);
