import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, prose, text } from './primitives';

/** What stands where a customer's name or reference was, in every language. */
export const erasedMark = '***';

/**
 * A customer by the whole reference, the whole name, or both. With a reference: everything under it, and what is under
 * the name without any reference. By the name alone: everything under that name, whoever it was.
 */
const who = { ref: z._default(text(60), ''), name: z._default(text(80), '') };

/** How much is kept of a customer. */
export const customerHoldings = z.object({
  rooms: z.number(),
  calls: z.number(),
  notes: z.number(),
  pictures: z.number(),
  recordings: z.number(),
  /** Of those, what a legal hold keeps: it stays as it is, and is erased when the hold is lifted. */
  onHold: z.array(z.object({ recordingID: opaqueID, roomName: z.string(), startedAt: instant })),
  /** Rooms that somebody is in, and calls that have not ended: nothing can be erased before. */
  busy: z.number(),
  /** Names and references that stand together: more than one customer may have a name. */
  identities: z.array(z.object({ name: z.string(), ref: z.string() })),
});
export type CustomerHoldings = z.infer<typeof customerHoldings>;

export const findCustomer = endpoint({
  // What is searched for is personal: it belongs into no address and no log of addresses.
  method: 'POST',
  path: '/customers/find',
  summary: 'How much is kept of a customer',
  access: 'customer.erase',
  person: true,
  body: z.object(who),
  result: customerHoldings,
  errors: ['customer.notFound'],
});

export const eraseCustomer = endpoint({
  method: 'POST',
  path: '/customers/erase',
  summary: 'Erase a customer: names, references, notes and pictures everywhere, recordings by choice',
  access: 'customer.erase',
  person: true,
  body: z.object({
    ...who,
    /** delete: with their files; detach: they stay, without name and reference. */
    recordings: z.enum(['delete', 'detach']),
    reason: prose(300, 1),
    /** The reference, or the name where there is none, typed again. */
    confirm: text(80),
  }),
  result: z.object({
    erased: customerHoldings,
    /** Other texts in which a name or reference was blacked out: titles, reasons, the audit log. */
    texts: z.number(),
  }),
  errors: ['customer.notFound', 'customer.busy', 'customer.notConfirmed'],
});
