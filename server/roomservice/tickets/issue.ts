import type { LaunchTicket } from '../../../contract/tickets';
import type { Ctx } from '../context';
import type { TicketRow } from '../rows/tickets';

/** A person may read the browser's questions for long; a forgotten link must not stay good. */
const validMs = 15 * 60_000;

/** A ticket for one launch of a call. Only its digest is kept. */
export async function makeTicket(
  ctx: Ctx,
  call: { readonly callID: string; readonly sessionID: string | null },
): Promise<{ readonly row: TicketRow; readonly launch: LaunchTicket }> {
  const { random, signing } = ctx.ports;
  const ticket = random.id() + random.id();
  const expiresAt = new Date(ctx.now.getTime() + validMs);
  return {
    row: {
      ticketDigest: await signing.digest(ticket),
      callID: call.callID,
      sessionID: call.sessionID,
      expiresAt,
      redeemedAt: null,
      nonceDigest: null,
    },
    launch: { ticket, expiresAt: expiresAt.toISOString() },
  };
}
