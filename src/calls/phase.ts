import type { Call } from '../../contract/calls';
import type { CallPhase } from '../session/call-control';
import type { DeskView } from './launch/desk';

/** How far the call is: by the launcher where it has one, else by RoomService (another tab leads, or nobody does). */
export function phaseOf({ state }: DeskView, running: Call | null): CallPhase {
  switch (state.name) {
    case 'probing':
    case 'permissionNeeded':
    case 'refused':
    case 'busy':
    case 'opening':
    case 'waiting':
    case 'connected':
      return 'starting';
    case 'inRoom':
      return 'inCall';
    case 'lost':
      return 'linkLost';
    case 'idle':
    case 'ended':
      if (!running || (state.name === 'ended' && state.call.callID === running.callID)) return 'none';
      return running.state === 'starting' ? 'starting' : 'inCall';
  }
}
