import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Call } from '../../../contract/calls';
import { useLive } from '../../api/live';
import { query } from '../../api/queries';
import { isInCall, isUnderway, type Launcher } from '../../launcher';
import type { Desk } from './desk';

/**
 * Tells the launcher what RoomService knows of its call: that the person is in the room, that it ended and why. A
 * channel that is silent decides nothing; this does. `reopenedID`: a call that was live before this launch of it.
 */
export function useRoomServiceFacts(
  desk: Desk,
  running: Call | null | undefined,
  callID: string | null,
  reopenedID: string | null,
): void {
  const client = useQueryClient();

  const tellOf = useCallback(
    async (id: string) => {
      const { launcher } = desk;
      if (!launcher) return;
      // A failed question is asked again with the next event; nothing is concluded from it.
      const call = await client
        .fetchQuery({ ...query('getCall', { params: { callID: id } }), staleTime: 0 })
        .catch(() => null);
      if (!call || !isOf(launcher, id)) return;
      if (call.state !== 'live') tellEnd(launcher, call);
      else if (id !== reopenedID) launcher.memberSeen();
    },
    [client, desk, reopenedID],
  );

  useLive('room.closed', ({ roomID, reason, by }) => {
    desk.launcher?.roomClosed({ roomID, reason, byName: by.name });
  });
  useLive('call.changed', (event) => {
    if (event.callID === callID) void tellOf(event.callID);
  });

  const runsThere = running === undefined ? undefined : (running?.callID ?? null);
  useEffect(() => {
    // After a reload, or events that were missed: the list of my calls says otherwise than the launcher.
    if (callID === null || runsThere === undefined) return;
    if (runsThere !== callID || running?.state === 'live') void tellOf(callID);
  }, [callID, runsThere, running?.state, tellOf]);
}

function isOf(launcher: Launcher, callID: string): boolean {
  const { state } = launcher;
  return (
    state.name !== 'idle' && state.call.callID === callID && (isUnderway(state) || state.name === 'ended')
  );
}

/** Only what RoomService is sure of. */
function tellEnd(launcher: Launcher, call: Call): void {
  if (call.state !== 'ended') return;
  switch (call.endReason) {
    case 'closedByAdmin':
      return launcher.roomClosed({ reason: call.endDetail ?? '', byName: call.endedBy?.name ?? '' });
    case 'sameUserElsewhere':
    case 'signatureExpired':
      return launcher.sessionEnded(call.endReason);
    case 'left':
      launcher.memberGone('left');
      return launcher.sessionEnded('left');
    case 'launchGivenUp':
      return launcher.cancel();
    case 'network':
    case 'programCrashed':
    case 'enterFailed':
    case null:
      // A program that was heard is the better witness of why; one that was never heard is none.
      if (isInCall(launcher.state)) launcher.memberGone('timeout');
      else if (isUnderway(launcher.state)) launcher.sessionEnded('network');
  }
}
