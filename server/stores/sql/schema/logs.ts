import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { auditActions, auditEntry, auditObjectKinds } from '../../../../contract/audit';
import { arrival, bigNumber, instant, json } from '../columns';
import { audience, storedEvent } from '../json';

export const audit = pgTable(
  'audit',
  {
    auditID: text('audit_id').primaryKey(),
    arrival: arrival('arrival'),
    search: text('search').notNull(),
    at: instant('at').notNull(),
    actorID: text('actor_id'),
    actorName: text('actor_name'),
    action: text('action', { enum: auditActions }).notNull(),
    objectKind: text('object_kind', { enum: auditObjectKinds }),
    objectID: text('object_id'),
    objectName: text('object_name'),
    roomID: text('room_id'),
    result: text('result', { enum: ['ok', 'refused'] }).notNull(),
    reason: text('reason'),
    changes: json('changes', auditEntry.shape.changes),
    address: text('address'),
    requestID: text('request_id').notNull(),
  },
  (t) => [
    index('audit_at').on(t.at, t.arrival),
    index('audit_actor').on(t.actorID, t.at),
    index('audit_object').on(t.objectID, t.at),
    index('audit_action').on(t.action, t.at),
  ],
);

export const liveEvents = pgTable(
  'live_events',
  {
    seq: bigNumber('seq').primaryKey(),
    at: instant('at').notNull(),
    event: json('event', storedEvent).notNull(),
    audience: json('audience', audience).notNull(),
  },
  (t) => [index('live_events_at').on(t.at)],
);

/** Numbers that are given out without gaps; see `live.append`. */
export const counters = pgTable('counters', {
  name: text('name').primaryKey(),
  value: bigNumber('value').notNull(),
});
