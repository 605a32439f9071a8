import { describe, expect, it } from 'vitest';
import type { TicketRow } from '../../../../server/roomservice/rows/tickets';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

const aTicket = (given: Partial<TicketRow> = {}): TicketRow => ({
  ticketDigest: `digest_${unique()}`,
  callID: `call_${unique()}`,
  sessionID: `session_${unique()}`,
  expiresAt: at(900),
  redeemedAt: null,
  nonceDigest: null,
  ...given,
});

export function describeTickets(bench: () => Bench): void {
  describe('launch tickets', () => {
    it('are found by digest, inside a transaction too, and change in the named fields alone', async () => {
      const { store } = bench();
      const ticket = aTicket();
      await store.transact((tx) => tx.tickets.insert(ticket));
      expect(await store.read.tickets.get(ticket.ticketDigest)).toEqual(ticket);
      expect(await store.read.tickets.get('none')).toBeUndefined();
      const change = { redeemedAt: at(3.003), nonceDigest: 'of a program' };
      const seen = await store.transact(async (tx) => {
        await tx.tickets.update(ticket.ticketDigest, change);
        return tx.tickets.lock(ticket.ticketDigest);
      });
      expect(seen).toEqual({ ...ticket, ...change });
    });

    it('of a call of streams have no session', async () => {
      const { store } = bench();
      const ticket = aTicket({ sessionID: null });
      await store.transact((tx) => tx.tickets.insert(ticket));
      expect(await store.read.tickets.get(ticket.ticketDigest)).toEqual(ticket);
    });

    it('of one call go together, and those past a time', async () => {
      const { store } = bench();
      const callID = `call_${unique()}`;
      const [mine, again, other] = [aTicket({ callID }), aTicket({ callID }), aTicket()];
      const past = aTicket({ expiresAt: at(-3600) });
      await store.transact(async (tx) => {
        for (const ticket of [mine, again, other, past]) await tx.tickets.insert(ticket);
        await tx.tickets.deleteOf(callID);
        expect(await tx.tickets.deleteExpired(at(-3600))).toBeGreaterThanOrEqual(1);
      });
      const left = async ({ ticketDigest }: TicketRow) =>
        (await store.read.tickets.get(ticketDigest)) !== undefined;
      expect(await Promise.all([mine, again, other, past].map(left))).toEqual([false, false, true, false]);
    });
  });
}
