import type { Permission } from '../../../contract/access';
import { allows } from '../../../contract/access';
import type { Ctx, Work } from '../context';
import { callerOf } from '../context';
import { Problem } from '../problem';
import type { CallRow } from '../rows/calls';
import type { CallWithCount } from '../stores/calls';

/** A call that the caller may see; to everybody else there is none. */
export async function seenCall(ctx: Ctx, callID: string): Promise<CallWithCount> {
  const call = await ctx.ports.store.read.calls.get(callID);
  if (!call) throw new Problem('call.notFound');
  if (!allows(callerOf(ctx), 'call.list', { ownerID: call.agentID, teamID: call.teamID })) {
    throw new Problem('call.notFound').forLackOf('call.list');
  }
  return call;
}

/** The caller's own call of streams, locked, while it runs: nobody else's program has anything to say about it. */
export async function lockOwnStreams(
  ctx: Ctx,
  { tx }: Work,
  callID: string,
  wanted: Permission,
): Promise<CallRow> {
  const call = await tx.calls.lock(callID);
  if (!call) throw new Problem('call.notFound');
  if (call.agentID !== callerOf(ctx).userID) throw new Problem('call.notFound').forLackOf(wanted);
  if (call.roomID !== null) throw new Problem('call.inRoom', { callID, roomID: call.roomID });
  if (call.state === 'ended') throw new Problem('call.ended', { callID, reason: call.endReason });
  return call;
}

export function callObject(call: CallRow) {
  return { kind: 'call', id: call.callID, name: call.roomName } as const;
}
