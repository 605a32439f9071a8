import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns';

export const launchTickets = pgTable(
  'launch_tickets',
  {
    ticketDigest: text('ticket_digest').primaryKey(),
    callID: text('call_id').notNull(),
    sessionID: text('session_id'),
    expiresAt: instant('expires_at').notNull(),
    redeemedAt: instant('redeemed_at'),
    nonceDigest: text('nonce_digest'),
  },
  (t) => [index('launch_tickets_call').on(t.callID), index('launch_tickets_expiry').on(t.expiresAt)],
);
