import { doublePrecision, index, pgTable, text } from 'drizzle-orm/pg-core';
import { recordingKinds, recordingStates } from '../../../../contract/recordings';
import { bigNumber, byCodePoint, instant, roomNumber } from '../columns';

export const recordings = pgTable(
  'recordings',
  {
    recordingID: text('recording_id').primaryKey(),
    search: text('search').notNull(),
    callID: text('call_id'),
    roomID: roomNumber('room_id').notNull(),
    roomName: text('room_name').notNull(),
    customerName: text('customer_name').notNull(),
    customerRef: text('customer_ref').notNull(),
    agentID: text('agent_id').notNull(),
    agentName: text('agent_name').notNull(),
    teamID: text('team_id'),
    teamName: text('team_name'),
    kind: text('kind', { enum: recordingKinds }).notNull(),
    state: text('state', { enum: recordingStates }).notNull(),
    startedAt: instant('started_at').notNull(),
    durationMs: bigNumber('duration_ms'),
    bytes: bigNumber('bytes'),
    progress: doublePrecision('progress'),
    failure: text('failure'),
    heldBy: text('held_by'),
    file: text('file'),
    mime: text('mime'),
  },
  (t) => [
    index('recordings_started').on(t.startedAt.desc().nullsFirst(), byCodePoint(t.recordingID)),
    index('recordings_agent').on(t.agentID, t.startedAt.desc().nullsFirst(), byCodePoint(t.recordingID)),
    index('recordings_team').on(t.teamID, t.startedAt.desc().nullsFirst(), byCodePoint(t.recordingID)),
    index('recordings_room').on(t.roomID, t.startedAt.desc().nullsFirst()),
    index('recordings_customer').on(t.customerRef, t.startedAt.desc().nullsFirst()),
    index('recordings_call').on(t.callID),
  ],
);
