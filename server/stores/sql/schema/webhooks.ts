import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { messageTypes } from '../../../../contract/webhook-events';
import { deliveryFailures, deliveryStates } from '../../../../contract/webhooks';
import { arrival, instant, json } from '../columns';
import { deliveryTries, hookEvents } from '../json';

export const webhooks = pgTable(
  'webhooks',
  {
    webhookID: text('webhook_id').primaryKey(),
    arrival: arrival('arrival'),
    url: text('url').notNull(),
    description: text('description').notNull(),
    events: json('events', hookEvents),
    teamID: text('team_id'),
    sealedSecret: text('sealed_secret').notNull(),
    sealedOldSecret: text('sealed_old_secret'),
    oldSecretUntil: instant('old_secret_until'),
    disabledAt: instant('disabled_at'),
    disabledBecause: text('disabled_because', { enum: ['admin', 'failing', 'gone'] }),
    createdByID: text('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSuccessAt: instant('last_success_at'),
    lastFailureAt: instant('last_failure_at'),
    lastFailure: text('last_failure', { enum: deliveryFailures }),
    lastFailureStatus: integer('last_failure_status'),
    failingSince: instant('failing_since'),
    failures: integer('failures').notNull(),
  },
  (t) => [index('webhooks_created').on(t.createdAt, t.arrival)],
);

/** What happened, once for all webhooks that are told. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    eventID: text('event_id').primaryKey(),
    subjectID: text('subject_id').notNull(),
    body: text('body').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('webhook_events_at').on(t.at), index('webhook_events_subject').on(t.subjectID)],
);

export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    deliveryID: text('delivery_id').primaryKey(),
    arrival: arrival('arrival'),
    webhookID: text('webhook_id').notNull(),
    eventID: text('event_id').notNull(),
    type: text('type', { enum: messageTypes }).notNull(),
    state: text('state', { enum: deliveryStates }).notNull(),
    createdAt: instant('created_at').notNull(),
    attempts: integer('attempts').notNull(),
    round: integer('round').notNull(),
    nextAt: instant('next_at'),
    tries: json('tries', deliveryTries).notNull(),
    response: text('response'),
  },
  (t) => [
    index('webhook_deliveries_log').on(t.webhookID, t.arrival),
    index('webhook_deliveries_day').on(t.createdAt),
    index('webhook_deliveries_event').on(t.eventID),
    index('webhook_deliveries_due')
      .on(t.webhookID, t.nextAt, t.arrival)
      .where(sql`${t.state} = 'waiting'`),
  ],
);
