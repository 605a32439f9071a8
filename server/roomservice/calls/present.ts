import type { Asker } from '../../../contract/access';
import { allows } from '../../../contract/access';
import type { Call } from '../../../contract/calls';
import type { CallWithCount } from '../stores/calls';

type Where = Pick<Call, 'room' | 'streams'>;

function where(call: CallWithCount): Where {
  const { customerName, customerRef } = call;
  return call.roomID === null || call.roomType === null
    ? {
        room: null,
        streams: {
          title: call.roomName,
          push: call.shownPush ?? '',
          play: call.shownPlay ?? '',
          customerName,
          customerRef,
        },
      }
    : {
        room: { roomID: call.roomID, name: call.roomName, customerName, customerRef, type: call.roomType },
        streams: null,
      };
}

export function presentCall(call: CallWithCount, asker: Asker): Call {
  const whose = { ownerID: call.agentID, teamID: call.teamID };
  const can: Call['can'] = [];
  if (call.state !== 'ended' && call.agentID === asker.userID) can.push('end');
  if (call.state === 'ended' && allows(asker, 'call.wrapUp', whose)) can.push('wrapUp');
  return {
    callID: call.callID,
    agent: { userID: call.agentID, name: call.agentName },
    ...where(call),
    path: call.path,
    template: call.template,
    recording: call.recording,
    state: call.state,
    startedAt: call.startedAt.toISOString(),
    enteredAt: call.enteredAt?.toISOString() ?? null,
    endedAt: call.endedAt?.toISOString() ?? null,
    endReason: call.endReason,
    endedBy:
      call.endedByID === null ? null : { userID: call.endedByID, name: call.endedByName ?? call.endedByID },
    endDetail: call.endDetail,
    disposition: call.disposition,
    notes: call.notes,
    wrappedUpAt: call.wrappedUpAt?.toISOString() ?? null,
    recordingCount: call.recordingCount,
    can,
  };
}
