import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Call } from '../../../contract/calls';
import { query } from '../../api/queries';
import { useCallControl } from '../../session/call-control';
import { useCallDesk } from '../call-desk';
import { placeOf } from './place';
import { panelOf, panelOfAway, panelOfError, panelWithoutLauncher, type Panel } from './panel-model';

/** What this tab shows of the person's call: its own launch, what another tab leads, or what only RoomService knows. */
export interface Shown {
  readonly panel: Panel;
  /** Null for a call of streams. */
  readonly room: { readonly roomID: string } | null;
  /** Of the room, or the title of the streams. */
  readonly name: string;
  readonly callID: string;
  /** As RoomService knows it; null until it has said. */
  readonly call: Call | null;
}

export function usePanel(): Shown | null {
  const { view, launchError, started, endedAway } = useCallDesk();
  const { running } = useCallControl();
  const { state } = view;
  const canShow = view.channel.program?.can.includes('show') ?? false;
  const launched =
    state.name === 'idle' ||
    (state.name === 'ended' && running !== null && running.callID !== state.call.callID)
      ? null
      : state;
  const callID = launched?.call.callID ?? null;
  const known = useCallOf(callID, running);

  return useMemo(() => {
    if (launchError && started) {
      const { callID, room, name } = started;
      return { panel: panelOfError(launchError), room, name, callID, call: null };
    }
    if (launched) {
      const { callID } = launched.call;
      const clickedAt = started?.callID === callID ? started.clickedAt : null;
      return {
        panel: panelOf(launched, clickedAt, canShow),
        ...placeOf(launched.call),
        callID,
        call: known,
      };
    }
    if (running) return ofCall(running, panelWithoutLauncher(running, view.leads));
    return endedAway && ofCall(endedAway, panelOfAway(endedAway));
  }, [launched, known, canShow, view.leads, launchError, started, running, endedAway]);
}

function ofCall(call: Call, panel: Panel): Shown {
  return { panel, ...placeOf(call), callID: call.callID, call };
}

/** The launched call as RoomService knows it: as the running one, and once it is over by itself. */
function useCallOf(callID: string | null, running: Call | null): Call | null {
  const runs = callID !== null && running?.callID === callID;
  const { data } = useQuery({
    ...query('getCall', { params: { callID: callID ?? '' } }),
    enabled: callID !== null && !runs,
  });
  return runs ? running : (data ?? null);
}
