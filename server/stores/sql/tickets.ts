import { eq, getTableColumns, lte } from 'drizzle-orm';
import type { TicketsStore } from '../../roomservice/stores/tickets';
import { first, type Db } from './db';
import { launchTickets } from './schema/tickets';

const columns = getTableColumns(launchTickets);

export function ticketsOver(db: Db): TicketsStore['tickets'] {
  const byDigest = (digest: string) =>
    db.select(columns).from(launchTickets).where(eq(launchTickets.ticketDigest, digest)).$dynamic();
  return {
    get: (digest) => first(byDigest(digest)),
    lock: (digest) => first(byDigest(digest).for('update')),
    async insert(row) {
      await db.insert(launchTickets).values(row);
    },
    async update(digest, patch) {
      await db.update(launchTickets).set(patch).where(eq(launchTickets.ticketDigest, digest));
    },
    async deleteOf(callID) {
      await db.delete(launchTickets).where(eq(launchTickets.callID, callID));
    },
    async deleteExpired(before) {
      const { rowCount } = await db.delete(launchTickets).where(lte(launchTickets.expiresAt, before));
      return rowCount ?? 0;
    },
  };
}
