import type { ProgramEvent } from './events';
import { streamsRun } from './push-play';
import { isInCall, type EndReason, type InCallState, type LauncherState } from './state';

/** What the program says about the room changes the state; everything else is only passed on to listeners. */
export function afterProgramEvent(state: LauncherState, event: ProgramEvent, at: number): LauncherState {
  if (!isInCall(state)) return state;
  switch (event.event) {
    case 'roomStatus':
      return afterRoomStatus(state, event, at);
    case 'memberChange': {
      const now = { ...state, members: event.list };
      const weAreIn = event.list.some((member) => member.userID === state.call.userID);
      return state.name === 'connected' && weAreIn ? enter({ ...now, name: 'connected' }, at) : now;
    }
    case 'sdkEventCallback': {
      const runs = state.call.type === 'CustomServiceLive' && streamsRun.includes(event.eventID);
      return runs && state.name !== 'inRoom' ? enter(state, at) : state;
    }
    default:
      return state;
  }
}

type RoomStatus = Extract<ProgramEvent, { readonly event: 'roomStatus' }>;

function afterRoomStatus(state: InCallState, status: RoomStatus, at: number): LauncherState {
  if (status.code === 0 || status.code === 1) return state.name === 'inRoom' ? state : enter(state, at);
  const reason = endReasonOf(status, state);
  if (reason) return { name: 'ended', call: state.call, since: at, steps: state.steps, reason };
  return { ...state, notice: { code: status.code, msg: status.msg, at } };
}

function enter(state: InCallState, at: number): LauncherState {
  const { call, attempt, seen, members, notice, leaving } = state;
  const steps = { ...state.steps, inRoom: state.steps.inRoom ?? at };
  return {
    name: 'inRoom',
    call,
    since: at,
    steps,
    attempt,
    seen,
    mayBeOlder: false,
    members,
    notice,
    leaving,
  };
}

/** The program uses these two for both "could not" before it is in, and "broke off" after. */
const enterFailures: readonly number[] = [-1004, -1006];
const failures: readonly number[] = [-1, -1001, -1002, -1003];

function endReasonOf({ code, msg }: RoomStatus, state: InCallState): EndReason | null {
  if (code === 2) {
    // The program has one code for every way out; only the text of a second sign-in differs.
    if (msg.includes('强制下线')) return { kind: 'sameUserElsewhere' };
    return { kind: 'left', by: state.leaving ? 'console' : 'program' };
  }
  if (code === -1007) return { kind: 'network' };
  if (enterFailures.includes(code)) return { kind: 'enterFailed', code, msg };
  const wasIn = state.name === 'inRoom' || (state.name === 'lost' && state.was === 'inRoom');
  if (failures.includes(code)) return wasIn ? { kind: 'network' } : { kind: 'enterFailed', code, msg };
  // -2002: the signature was not accepted. In the room it only concerns a guest who may not link in.
  return code === -2002 && !wasIn ? { kind: 'signatureExpired' } : null;
}
