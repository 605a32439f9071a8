import type { StartedCall } from '../../../contract/calls';
import type { Endpoints } from '../../../contract/endpoints';
import { seatsOf } from '../../../contract/rooms';
import type { Ctx, Work } from '../context';
import { callerOf, command, mustBeAllowed } from '../context';
import type { Handler, Handlers } from '../handlers';
import { settlePresence } from '../presence/settle';
import { Problem } from '../problem';
import { mustHaveAddress, orderedModes } from '../recordings/modes';
import { lockSeenRoom, mustBeOpen, roomAudience, roomObject } from '../rooms/find';
import type { CallRow } from '../rows/calls';
import type { RoomRow } from '../rows/rooms';
import type { CallWithCount } from '../stores/calls';
import { callFacts } from '../webhooks/facts';
import { credentialsOf, signSession } from '../sessions/issue';
import { makeTicket } from '../tickets/issue';
import { justStarted, mustHaveNoCall, noStreams } from './begin';
import { callAudience, callChanged } from './end';
import { callObject } from './find';
import { presentCall } from './present';
import { relaunchStreams } from './streams';

/** A call's session lasts a long working day: its end in the middle of a call would end the call. */
const sessionMinutes = 720;
/** Below this a relaunch signs anew. */
const almostOverMs = 10 * 60_000;

const startCall: Handler<Endpoints['startCall']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  mustHaveAddress(ctx.ports, body.recording);
  const { row: session, userSig } = await signSession(
    ctx,
    { roomID: body.roomID, userID: caller.userID },
    sessionMinutes,
  );
  return command(ctx, async (work) => {
    const { tx } = work;
    await tx.users.lock(caller.userID);
    await mustHaveNoCall(work, caller.userID);
    const room = await lockSeenRoom(tx, body.roomID, caller);
    mustBeAllowed(caller, 'room.enter', room);
    await mustBeOpen(tx, room);
    if (room.state === 'closing') throw new Problem('room.closing', { roomID: room.roomID });
    const template = await seatFor(work, room, body.template, caller.userID);

    const call = {
      callID: ctx.ports.random.id(),
      roomID: room.roomID,
      sessionID: session.sessionID,
      agentID: caller.userID,
      agentName: caller.name,
      teamID: caller.teamID,
      roomName: room.name,
      roomType: room.type,
      customerName: room.customerName,
      customerRef: room.customerRef,
      path: body.path,
      template,
      recording: body.recording,
      ...noStreams,
      ...justStarted(ctx.now),
    } satisfies CallRow;
    const ticket = await makeTicket(ctx, call);
    await tx.sessions.insert(session);
    await tx.calls.insert(call);
    await tx.tickets.insert(ticket.row);
    await tx.rooms.update(room.roomID, { activeAt: ctx.now });
    await work.note({
      roomID: room.roomID,
      kind: 'callStarted',
      personID: caller.userID,
      personName: caller.name,
      detail: body.path,
    });
    await work.audit({
      action: 'session.issue',
      object: { kind: 'session', id: session.sessionID, name: room.name },
      roomID: room.roomID,
    });
    await work.audit({
      action: 'call.start',
      object: callObject(call),
      roomID: room.roomID,
    });
    work.tell(callChanged(call), callAudience(call));
    work.hook({ type: 'call.started', data: { call: callFacts(call) } });
    work.tell({ type: 'room.changed', roomID: room.roomID, state: room.state }, roomAudience(room));
    await settlePresence(work, caller.userID);
    return {
      call: presentCall({ ...call, recordingCount: 0 }, caller),
      credentials: credentialsOf(ctx, session, userSig, room),
      recording: orderedModes(ctx.ports, call, session.expiresAt),
      ticket: ticket.launch,
    };
  });
};

/**
 * The template that the call runs in, with a seat free in it. An empty room takes the template that was chosen; one
 * with people in it keeps its own.
 */
async function seatFor(
  work: Work,
  room: RoomRow,
  wanted: RoomRow['template'],
  userID: string,
): Promise<RoomRow['template']> {
  const members = await work.tx.members.of(room.roomID);
  if (members.length === 0) {
    if (wanted !== room.template) await work.tx.rooms.update(room.roomID, { template: wanted });
    return wanted;
  }
  const others = members.filter((member) => member.userID !== userID && member.role !== 'audience').length;
  const seats = seatsOf(room.type, room.template);
  if (others >= seats) throw new Problem('room.full', { ...roomObject(room), seats });
  return room.template;
}

const relaunchCall: Handler<Endpoints['relaunchCall']> = async (ctx, { params }) => {
  const known = await ctx.ports.store.read.calls.get(params.callID);
  if (!known) throw new Problem('call.notFound');
  if (known.agentID !== callerOf(ctx).userID) throw new Problem('call.notFound').forLackOf('room.enter');
  return known.roomID === null ? relaunchStreams(ctx, known) : relaunchInRoom(ctx, known, known.roomID);
};

async function relaunchInRoom(ctx: Ctx, known: CallWithCount, roomID: string): Promise<StartedCall> {
  const caller = callerOf(ctx);
  const fresh = await signSession(ctx, { roomID, userID: caller.userID }, sessionMinutes);
  return command(ctx, async (work) => {
    const room = await work.tx.rooms.lock(roomID);
    const call = await work.tx.calls.lock(known.callID);
    if (!call || !room) throw new Problem('call.notFound');
    if (call.state === 'ended')
      throw new Problem('call.ended', { callID: call.callID, reason: call.endReason });
    await mustBeOpen(work.tx, room);
    const { session, userSig } = await usable(ctx, work, call, fresh);
    await work.audit({
      action: 'session.reveal',
      object: { kind: 'session', id: session.sessionID, name: room.name },
      roomID: room.roomID,
    });
    const after = { ...call, sessionID: session.sessionID, recordingCount: known.recordingCount };
    const ticket = await makeTicket(ctx, after);
    await work.tx.tickets.deleteOf(call.callID);
    await work.tx.tickets.insert(ticket.row);
    return {
      call: presentCall(after, caller),
      credentials: credentialsOf(ctx, session, userSig, room),
      recording: orderedModes(ctx.ports, call, session.expiresAt),
      ticket: ticket.launch,
    };
  });
}

/** The call's own session while it lasts, else the fresh one in its place. */
async function usable(ctx: Ctx, work: Work, call: CallRow, fresh: Awaited<ReturnType<typeof signSession>>) {
  const old = call.sessionID === null ? undefined : await work.tx.sessions.get(call.sessionID);
  const lasts =
    old && old.endedBecause === null && old.expiresAt.getTime() - ctx.now.getTime() > almostOverMs;
  if (lasts && old.sealedSig !== null) {
    return { session: old, userSig: await ctx.ports.signing.open(old.sealedSig) };
  }
  await work.tx.sessions.insert(fresh.row);
  await work.tx.calls.update(call.callID, { sessionID: fresh.row.sessionID });
  return { session: fresh.row, userSig: fresh.userSig };
}

export const startHandlers = { startCall, relaunchCall } satisfies Partial<Handlers>;
