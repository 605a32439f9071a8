import type { Endpoints } from '../../../contract/endpoints';
import type { RoomOrder } from '../../../contract/tickets';
import type { Ctx, Work } from '../context';
import { command, sessionState } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { mustBeOpen } from '../rooms/find';
import type { CallRow, RoomRow, SessionRow, TicketRow } from '../rows';
import { credentialsOf } from '../sessions/issue';

/** A reply can be lost on the way: whoever redeemed a ticket may ask again, for so long. */
const againMs = 60_000;

const redeemTicket: Handler<Endpoints['redeemTicket']> = async (ctx, { body }) => {
  const { ports, address } = ctx;
  const wait = await ports.callers.tryTicket(address);
  if (wait > 0) throw new Problem('request.tooMany', { seconds: wait });
  const [ticketDigest, nonceDigest] = await Promise.all([
    ports.signing.digest(body.ticket),
    ports.signing.digest(body.nonce),
  ]);
  const known = await ports.store.read.tickets.get(ticketDigest);
  if (!known) throw new Problem('ticket.invalid');
  await ports.callers.ticketKnown(address);

  return command(ctx, async (work) => {
    // In the house's order of locks: the call's room, the call, and only then the ticket.
    const { room, call, session } = await behind(work, known);
    const ticket = await work.tx.tickets.lock(ticketDigest);
    if (!ticket) throw new Problem('ticket.invalid'); // made void meanwhile, by a newer one
    const again = mayRedeem(ticket, nonceDigest, ctx.now);
    await mustStand(work, { room, call, session });
    if (session.sealedSig === null) throw new Problem('session.expired');
    const userSig = await ports.signing.open(session.sealedSig);
    if (!again) {
      await work.tx.tickets.update(ticketDigest, { redeemedAt: ctx.now, nonceDigest });
      await work.audit({
        action: 'ticket.redeem',
        actor: { userID: call.agentID, name: call.agentName },
        object: { kind: 'call', id: call.callID, name: call.roomName },
        roomID: call.roomID,
      });
    }
    return {
      callID: call.callID,
      origins: [...ports.service.origins],
      order: orderOf(ctx, { room, call, session }, userSig),
    };
  });
};

interface Behind {
  readonly room: RoomRow;
  readonly call: CallRow;
  readonly session: SessionRow;
}

async function behind({ tx }: Work, { callID, sessionID }: TicketRow): Promise<Behind> {
  const known = await tx.calls.get(callID);
  const room = known && (await tx.rooms.lock(known.roomID));
  const call = room && (await tx.calls.lock(callID));
  const session = await tx.sessions.get(sessionID);
  if (!room || !call || !session) throw new Problem('ticket.invalid');
  return { room, call, session };
}

/** Good once, or again for the same program within a minute; answers whether it is again. */
function mayRedeem(ticket: TicketRow, nonceDigest: string, now: Date): boolean {
  if (ticket.redeemedAt !== null) {
    const soon = now.getTime() - ticket.redeemedAt.getTime() <= againMs;
    if (soon && ticket.nonceDigest === nonceDigest) return true;
    throw new Problem('ticket.used');
  }
  if (ticket.expiresAt <= now) throw new Problem('ticket.expired');
  return false;
}

/** A ticket is worth no more than what it opens. */
async function mustStand(work: Work, { room, call, session }: Behind): Promise<void> {
  await mustBeOpen(work.tx, room);
  if (call.state === 'ended') {
    throw new Problem('call.ended', { callID: call.callID, reason: call.endReason });
  }
  // Revoked, or past its time; where a newer session took its place, the call has ended as well.
  if (sessionState(session, work.now) !== 'valid') throw new Problem('session.expired');
}

function orderOf(ctx: Ctx, { room, call, session }: Behind, userSig: string): RoomOrder {
  const { roomID, userID, sdkAppID, accType, serverDomain, roomAction, expiresAt } = credentialsOf(
    ctx,
    session,
    userSig,
    room,
  );
  return {
    type: call.roomType,
    ...{ roomAction, roomID, userID, userSig, sdkAppID, accType, serverDomain, expiresAt },
    roomName: call.roomName,
    roomTitle: call.customerName === '' ? call.roomName : `${call.roomName}, ${call.customerName}`,
    userName: call.agentName,
    template: call.template,
    recording: call.recording,
  };
}

export const ticketHandlers = { redeemTicket } satisfies Partial<Handlers>;
