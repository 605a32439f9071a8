import type { TicketsStore } from '../../roomservice/stores/tickets';
import { patch, type View } from './tables';

export function tickets(view: View): TicketsStore['tickets'] {
  const remove = (
    isMeant: (row: { readonly callID: string; readonly expiresAt: Date }) => boolean,
  ): number => {
    const meant = [...view.tickets.values()].filter(isMeant);
    for (const { ticketDigest } of meant) view.tickets.delete(ticketDigest);
    return meant.length;
  };
  return {
    get: async (digest) => view.tickets.get(digest),
    lock: async (digest) => view.tickets.get(digest),
    insert: async (row) => view.tickets.set(row.ticketDigest, row),
    update: async (digest, fields) => patch(view.tickets, digest, fields),
    deleteOf: async (callID) => void remove((row) => row.callID === callID),
    deleteExpired: async (before) => remove((row) => row.expiresAt <= before),
  };
}
