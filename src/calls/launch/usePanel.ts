import { useMemo } from 'react';
import type { Call } from '../../../contract/calls';
import { useCallControl } from '../../session/call-control';
import { useCallDesk } from '../call-desk';
import { panelOf, panelOfError, panelWithoutLauncher, type Panel } from './panel-model';

/** What this tab shows of the person's call: its own launch, what another tab leads, or what only RoomService knows. */
export interface Shown {
  readonly panel: Panel;
  readonly room: { readonly roomID: string; readonly name: string };
  readonly callID: string;
  /** As RoomService knows it; null for a moment after the start and once it has ended. */
  readonly call: Call | null;
}

export function usePanel(): Shown | null {
  const { view, launchError, startedRoom } = useCallDesk();
  const { running } = useCallControl();
  return useMemo(() => {
    if (launchError && startedRoom) {
      return { panel: panelOfError(launchError), room: startedRoom, callID: '', call: null };
    }
    const { state } = view;
    const over =
      state.name === 'idle' ||
      (state.name === 'ended' && running !== null && running.callID !== state.call.callID);
    if (!over) {
      const { callID, roomID, roomName } = state.call;
      return {
        panel: panelOf(state),
        room: { roomID, name: roomName },
        callID,
        call: running?.callID === callID ? running : null,
      };
    }
    if (!running) return null;
    return {
      panel: panelWithoutLauncher(running, view.leads),
      room: running.room,
      callID: running.callID,
      call: running,
    };
  }, [view, launchError, startedRoom, running]);
}
