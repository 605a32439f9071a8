import type { StartedStreamCall } from '../../../contract/calls';
import type { Endpoints } from '../../../contract/endpoints';
import { noRecording } from '../../../contract/rooms';
import type { Ctx } from '../context';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { settlePresence } from '../presence/settle';
import { Problem } from '../problem';
import type { CallRow } from '../rows/calls';
import type { CallWithCount } from '../stores/calls';
import { makeTicket } from '../tickets/issue';
import { callFacts } from '../webhooks/facts';
import { justStarted, mustHaveNoCall } from './begin';
import { callAudience, callChanged } from './end';
import { callObject, lockOwnStreams, seenCall } from './find';
import { presentCall } from './present';
import { keepStreams, openStreams } from './stream-secrets';

const startStreamCall: Handler<Endpoints['startStreamCall']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  const { title, pushURL, playURL, customerName, customerRef } = body;
  const kept = await keepStreams(ctx.ports.signing, body);
  return command(ctx, async (work) => {
    const { tx } = work;
    await tx.users.lock(caller.userID);
    await mustHaveNoCall(work, caller.userID);
    const call: CallRow = {
      callID: ctx.ports.random.id(),
      roomID: null,
      sessionID: null,
      agentID: caller.userID,
      agentName: caller.name,
      teamID: caller.teamID,
      roomName: title,
      roomType: null,
      customerName,
      customerRef,
      ...kept,
      aliveAt: null,
      path: 'program',
      template: null,
      recording: noRecording,
      ...justStarted(ctx.now),
    };
    const ticket = await makeTicket(ctx, call);
    await tx.calls.insert(call);
    await tx.tickets.insert(ticket.row);
    await work.audit({ action: 'call.start', object: callObject(call) });
    work.tell(callChanged(call), callAudience(call));
    work.hook({ type: 'call.started', data: { call: callFacts(call) } });
    await settlePresence(work, caller.userID);
    return {
      call: presentCall({ ...call, recordingCount: 0 }, caller),
      streams: { title, pushURL, playURL },
      ticket: ticket.launch,
    };
  });
};

/** What opens a call of streams once more, with the addresses that it has now. */
export async function relaunchStreams(ctx: Ctx, known: CallWithCount): Promise<StartedStreamCall> {
  return command(ctx, async (work) => {
    const call = await work.tx.calls.lock(known.callID);
    if (!call) throw new Problem('call.notFound');
    if (call.state === 'ended' || call.sealedStreams === null) {
      throw new Problem('call.ended', { callID: call.callID, reason: call.endReason });
    }
    const urls = await openStreams(ctx.ports.signing, call.sealedStreams);
    const ticket = await makeTicket(ctx, call);
    await work.tx.tickets.deleteOf(call.callID);
    await work.tx.tickets.insert(ticket.row);
    await work.audit({ action: 'call.relaunch', object: callObject(call) });
    return {
      call: presentCall({ ...call, recordingCount: known.recordingCount }, callerOf(ctx)),
      streams: { title: call.roomName, ...urls },
      ticket: ticket.launch,
    };
  });
}

const changeStreams: Handler<Endpoints['changeStreams']> = async (ctx, { params, body }) => {
  const kept = await keepStreams(ctx.ports.signing, body);
  await command(ctx, async (work) => {
    const call = await lockOwnStreams(ctx, work, params.callID, 'room.enter');
    await work.tx.calls.update(call.callID, kept);
    await work.audit({
      action: 'call.changeStreams',
      object: callObject(call),
      changes: {
        ...(kept.shownPush !== call.shownPush && { push: [call.shownPush, kept.shownPush] }),
        ...(kept.shownPlay !== call.shownPlay && { play: [call.shownPlay, kept.shownPlay] }),
      },
    });
    work.tell(callChanged(call), callAudience(call));
  });
  return presentCall(await seenCall(ctx, params.callID), callerOf(ctx));
};

const streamsRunning: Handler<Endpoints['streamsRunning']> = async (ctx, { params }) => {
  await command(ctx, async (work) => {
    const call = await lockOwnStreams(ctx, work, params.callID, 'room.enter');
    const first = call.state === 'starting';
    await work.tx.calls.update(call.callID, {
      aliveAt: ctx.now,
      ...(first ? { state: 'live', enteredAt: ctx.now } : {}),
    });
    if (!first) return;
    work.tell(callChanged({ ...call, state: 'live' }), callAudience(call));
    work.hook({ type: 'call.live', data: { call: callFacts(call), enteredAt: ctx.now.toISOString() } });
    await settlePresence(work, call.agentID);
  });
  return undefined;
};

export const streamHandlers = { startStreamCall, changeStreams, streamsRunning } satisfies Partial<Handlers>;
