import * as z from 'zod/mini';
import { redeemTicket } from '../../../contract/tickets';
import { readLinkFields } from '../launch-line';

const { ticket } = redeemTicket.body.shape;
const key = z.string().check(z.regex(/^[\w-]{22}$/));
const server = z.url({ protocol: /^https?$/ }).check(z.endsWith('/'));
const port = z.int().check(z.minimum(1), z.maximum(65_535));

const checkLink = z.object({ dataChannel: z.literal('check'), port, server });
const ticketLink = z.object({ dataChannel: z.literal('ticket'), ticket, key, server, port });

/** What redeems an order: the ticket, where, and the key of the page that asked for the call. */
export const ticketOrder = z.object({ ticket, key, server });
export type TicketOrder = z.infer<typeof ticketOrder>;

export type SecondLink = z.infer<typeof checkLink> | z.infer<typeof ticketLink>;

/** A link of the second dialect; null for any other. */
export function readSecondLink(line: string): SecondLink | null {
  const read = z.safeParse(
    z.discriminatedUnion('dataChannel', [checkLink, ticketLink]),
    readLinkFields(line),
  );
  return read.success ? read.data : null;
}
