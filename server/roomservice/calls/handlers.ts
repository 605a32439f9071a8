import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command, reachOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { settlePresence } from '../presence/settle';
import { Problem } from '../problem';
import { putOut } from '../rooms/put-out';
import { callFacts } from '../webhooks/facts';
import { callAudience, callChanged, endCallRow } from './end';
import { callObject, seenCall } from './find';
import { presentCall } from './present';

const currentCall: Handler<Endpoints['currentCall']> = async (ctx) => {
  const caller = callerOf(ctx);
  const { calls } = ctx.ports.store.read;
  const [running, unwrapped] = await Promise.all([
    calls.runningOf(caller.userID),
    calls.unwrappedOf(caller.userID),
  ]);
  return {
    running: running ? presentCall(running, caller) : null,
    unwrapped: unwrapped.map((call) => presentCall(call, caller)),
  };
};

const listCalls: Handler<Endpoints['listCalls']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const { items, total } = await ctx.ports.store.read.calls.list(query, reachOf(caller, 'call.list'));
  return { items: items.map((call) => presentCall(call, caller)), total, page: query.page, size: query.size };
};

const getCall: Handler<Endpoints['getCall']> = async (ctx, { params }) => {
  return presentCall(await seenCall(ctx, params.callID), callerOf(ctx));
};

const endCall: Handler<Endpoints['endCall']> = async (ctx, { params, body }) => {
  const caller = callerOf(ctx);
  const seen = await seenCall(ctx, params.callID);
  // The call of somebody else is none that the caller could end, seen or not.
  if (seen.agentID !== caller.userID) throw new Problem('call.notFound').forLackOf('call.list');
  await command(ctx, async (work) => {
    const { tx } = work;
    const room = seen.roomID === null ? undefined : await tx.rooms.lock(seen.roomID);
    const call = await tx.calls.lock(params.callID);
    if (!call || call.state === 'ended') return;
    const member = room && (await tx.members.get(room.roomID, caller.userID));
    await endCallRow(work, call, { reason: body.reason, by: null });
    if (call.sessionID !== null) {
      await tx.sessions.update(call.sessionID, { endedAt: work.now, endedBecause: 'left', sealedSig: null });
    }
    if (room && member?.sessionID === call.sessionID) {
      await putOut(work, room, member, { note: 'left', reason: body.reason });
    }
    await work.audit({
      action: 'call.end',
      object: callObject(call),
      roomID: call.roomID,
      reason: body.reason,
    });
  });
  return presentCall(await seenCall(ctx, params.callID), caller);
};

const wrapUpCall: Handler<Endpoints['wrapUpCall']> = async (ctx, { params, body }) => {
  const caller = callerOf(ctx);
  await seenCall(ctx, params.callID);
  await command(ctx, async (work) => {
    const call = await work.tx.calls.lock(params.callID);
    if (!call) throw new Problem('call.notFound');
    if (!allows(caller, 'call.wrapUp', { ownerID: call.agentID, teamID: call.teamID })) {
      throw new Problem('permission.missing', { permission: 'call.wrapUp' });
    }
    if (call.state !== 'ended') throw new Problem('call.notEnded');
    const wrappedUpAt = call.wrappedUpAt ?? ctx.now;
    await work.tx.calls.update(call.callID, { ...body, wrappedUpAt });
    await work.audit({
      action: 'call.wrapUp',
      object: callObject(call),
      roomID: call.roomID,
      changes: { disposition: [call.disposition, body.disposition] },
    });
    work.tell(callChanged(call), callAudience(call));
    work.hook({
      type: 'call.wrappedUp',
      data: { call: callFacts(call), ...body, wrappedUpAt: wrappedUpAt.toISOString() },
    });
    await settlePresence(work, call.agentID);
  });
  return presentCall(await seenCall(ctx, params.callID), caller);
};

export const callHandlers = {
  currentCall,
  listCalls,
  getCall,
  endCall,
  wrapUpCall,
} satisfies Partial<Handlers>;
