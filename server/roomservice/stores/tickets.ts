import type { TicketRow } from '../rows/tickets';

export interface TicketsStore {
  /** Launch tickets, by digest. */
  readonly tickets: {
    get(ticketDigest: string): Promise<TicketRow | undefined>;
    lock(ticketDigest: string): Promise<TicketRow | undefined>;
    insert(row: TicketRow): Promise<void>;
    update(ticketDigest: string, patch: Partial<Omit<TicketRow, 'ticketDigest'>>): Promise<void>;
    /** A call's tickets are void: a newer one takes their place. */
    deleteOf(callID: string): Promise<void>;
    deleteExpired(before: Date): Promise<number>;
  };
}
