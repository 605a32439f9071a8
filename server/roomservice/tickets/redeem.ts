import type { Endpoints } from '../../../contract/endpoints';
import type { RoomOrder, StreamsOrder } from '../../../contract/tickets';
import { callObject } from '../calls/find';
import { openStreams } from '../calls/stream-secrets';
import type { Ctx, Work } from '../context';
import { command, sessionState } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { orderedModes } from '../recordings/modes';
import { mustBeOpen } from '../rooms/find';
import type { CallRow } from '../rows/calls';
import type { RoomRow } from '../rows/rooms';
import type { SessionRow } from '../rows/sessions';
import type { TicketRow } from '../rows/tickets';
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
    const found = await behind(work, known);
    const { call } = found;
    const ticket = await work.tx.tickets.lock(ticketDigest);
    if (!ticket) throw new Problem('ticket.invalid'); // made void meanwhile, by a newer one
    const again = mayRedeem(ticket, nonceDigest, ctx.now);
    await mustStand(work, found);
    const order = await orderOf(ctx, found);
    if (!again) {
      await work.tx.tickets.update(ticketDigest, { redeemedAt: ctx.now, nonceDigest });
      await work.audit({
        action: 'ticket.redeem',
        actor: { userID: call.agentID, name: call.agentName },
        object: callObject(call),
        roomID: call.roomID,
      });
    }
    return {
      callID: call.callID,
      origins: [...ports.service.origins],
      order,
    };
  });
};

/** What a ticket opens: a room by a session, or two streams. */
interface Behind {
  readonly call: CallRow;
  readonly inRoom: { readonly room: RoomRow; readonly session: SessionRow } | null;
}

async function behind({ tx }: Work, { callID, sessionID }: TicketRow): Promise<Behind> {
  const known = await tx.calls.get(callID);
  if (!known) throw new Problem('ticket.invalid');
  if (known.roomID === null || sessionID === null) {
    const call = await tx.calls.lock(callID);
    if (!call) throw new Problem('ticket.invalid');
    return { call, inRoom: null };
  }
  const room = await tx.rooms.lock(known.roomID);
  const call = room && (await tx.calls.lock(callID));
  const session = await tx.sessions.get(sessionID);
  if (!room || !call || !session) throw new Problem('ticket.invalid');
  return { call, inRoom: { room, session } };
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
async function mustStand(work: Work, { call, inRoom }: Behind): Promise<void> {
  if (inRoom) await mustBeOpen(work.tx, inRoom.room);
  if (call.state === 'ended') {
    throw new Problem('call.ended', { callID: call.callID, reason: call.endReason });
  }
  // Revoked, or past its time; where a newer session took its place, the call has ended as well.
  if (inRoom && sessionState(inRoom.session, work.now) !== 'valid') throw new Problem('session.expired');
}

async function orderOf(ctx: Ctx, { call, inRoom }: Behind): Promise<RoomOrder | StreamsOrder> {
  const { signing } = ctx.ports;
  if (inRoom) {
    const { sealedSig } = inRoom.session;
    if (sealedSig === null) throw new Problem('session.expired');
    return roomOrder(ctx, call, inRoom, await signing.open(sealedSig));
  }
  if (call.sealedStreams === null)
    throw new Problem('call.ended', { callID: call.callID, reason: call.endReason });
  return {
    type: 'CustomServiceLive',
    title: call.roomName,
    ...(await openStreams(signing, call.sealedStreams)),
  };
}

function roomOrder(
  ctx: Ctx,
  call: CallRow,
  { room, session }: NonNullable<Behind['inRoom']>,
  userSig: string,
): RoomOrder {
  const { roomID, userID, sdkAppID, accType, serverDomain, roomAction, expiresAt } = credentialsOf(
    ctx,
    session,
    userSig,
    room,
  );
  return {
    type: room.type,
    ...{ roomAction, roomID, userID, userSig, sdkAppID, accType, serverDomain, expiresAt },
    roomName: call.roomName,
    roomTitle: call.customerName === '' ? call.roomName : `${call.roomName}, ${call.customerName}`,
    userName: call.agentName,
    template: call.template ?? room.template,
    recording: orderedModes(ctx.ports, call, session.expiresAt),
  };
}

export const ticketHandlers = { redeemTicket } satisfies Partial<Handlers>;
