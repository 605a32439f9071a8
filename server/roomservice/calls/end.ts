import type { EndReason } from '../../../contract/calls';
import type { Work } from '../context';
import { settlePresence } from '../presence/settle';
import { noteLocalOnly } from '../recordings/local-only';
import type { CallRow } from '../rows/calls';
import { callFacts } from '../webhooks/facts';

export interface WhyEnded {
  readonly reason: EndReason;
  readonly by: { readonly userID: string; readonly name: string } | null;
  readonly detail?: string | null;
}

/** Ends a call that has not ended; the first reason stays. Its session opens no room any more. */
export async function endCallRow(work: Work, call: CallRow, why: WhyEnded): Promise<void> {
  if (call.state === 'ended') return;
  const { tx, now } = work;
  // A launch that never reached the room was given up, whatever was said: unless somebody closed the room under it.
  const never = call.enteredAt === null && why.reason === 'left';
  const endReason = never ? 'launchGivenUp' : why.reason;
  await tx.calls.update(call.callID, {
    state: 'ended',
    endedAt: now,
    endReason,
    endedByID: why.by?.userID ?? null,
    endedByName: why.by?.name ?? null,
    endDetail: why.detail ?? null,
    sealedStreams: null,
  });
  if (call.roomID !== null) {
    await work.note({
      roomID: call.roomID,
      kind: 'callEnded',
      personID: call.agentID,
      personName: call.agentName,
      detail: endReason,
    });
  }
  await noteLocalOnly(work, call);
  work.tell(callChanged({ ...call, state: 'ended', endReason }), callAudience(call));
  work.hook({
    type: 'call.ended',
    data: {
      call: callFacts(call),
      enteredAt: call.enteredAt?.toISOString() ?? null,
      endedAt: now.toISOString(),
      endReason,
      endedBy: why.by && { userID: why.by.userID, name: why.by.name },
      endDetail: why.detail ?? null,
    },
  });
  await settlePresence(work, call.agentID);
}

export function callChanged(call: CallRow) {
  const { callID, roomID, agentID, state, endReason } = call;
  return { type: 'call.changed', callID, roomID, agentID, state, endReason } as const;
}

export function callAudience(call: CallRow) {
  return { kind: 'reach', permission: 'call.list', ownerID: call.agentID, teamID: call.teamID } as const;
}
