import { base, end, gate, noNews, type Rules } from './rules';
import { idle, isInCall, isUnderway, type EndReason, type LauncherState, type UnderwayState } from './state';

/** How long after an unexplained end RoomService may still say what really happened. */
export const explainWithinMs = 15_000;

/** What a page that knows more than the program adds: RoomService, its own memory, a stream, a person who chooses. */
export const consoleRules = {
  attach(state, { at, remembered, permission }) {
    if (isUnderway(state) && state.name !== 'busy') return state;
    return gate({ ...remembered, since: at, seen: null, mayBeOlder: false }, permission, 'attach');
  },

  bye(state, { at }) {
    // Why it is over, where it is more than this, was an event before; or RoomService says so in a moment.
    if (!isInCall(state)) return state;
    return end(state, at, { kind: 'left', by: state.leaving ? 'console' : 'program' });
  },

  memberSeen(state, { at }) {
    switch (state.name) {
      case 'opening':
      case 'waiting':
        return enteredUnheard(state, at);
      case 'connected':
        return {
          ...state,
          name: 'inRoom',
          since: at,
          steps: { ...state.steps, inRoom: at },
          mayBeOlder: false,
        };
      case 'refused': {
        const lost = {
          was: 'inRoom',
          cause: 'notAllowed',
          lastHeardAt: null,
          retries: 0,
          nextRetryAt: null,
        } as const;
        const steps = { ...state.steps, inRoom: state.steps.inRoom ?? at };
        return { ...base(state), ...noNews, ...lost, name: 'lost', since: at, steps };
      }
      case 'lost':
        return state.was === 'inRoom'
          ? state
          : { ...state, was: 'inRoom', steps: { ...state.steps, inRoom: state.steps.inRoom ?? at } };
      default:
        return state;
    }
  },

  takeOver(state, { at }) {
    const mayTake = state.name === 'busy' ? !state.ending : state.name === 'connected' && state.mayBeOlder;
    if (!mayTake || !isUnderway(state)) return state;
    const other = state.name === 'busy' ? state.other : null;
    return { ...base(state), name: 'busy', since: at, ending: true, quitIgnored: false, other };
  },

  takeOverFailed(state) {
    return state.name === 'busy' && state.ending ? { ...state, ending: false, quitIgnored: true } : state;
  },

  roomClosed: (state, { at, text, byName }) => explain(state, at, { kind: 'closedByAdmin', text, byName }),

  sessionEnded: (state, { at, why }) =>
    explain(state, at, why === 'left' ? { kind: 'left', by: 'program' } : { kind: why }),

  dismiss: (state) => (state.name === 'ended' ? idle : state),
} satisfies Partial<Rules>;

/** RoomService sees us in the room before the program answered. */
function enteredUnheard(state: UnderwayState, at: number): LauncherState {
  const steps = { ...state.steps, inRoom: at };
  return { ...base(state), ...noNews, name: 'inRoom', since: at, steps, mayBeOlder: false };
}

/** RoomService knows better than a program that only stopped: its word ends a call, or explains a fresh end. */
function explain(state: LauncherState, at: number, reason: EndReason): LauncherState {
  if (isUnderway(state)) return end(state, at, reason);
  if (state.name !== 'ended' || at - state.since > explainWithinMs) return state;
  const { kind } = state.reason;
  const unexplained = kind === 'programCrashed' || kind === 'network' || kind === 'enterFailed';
  const windowClosed = state.reason.kind === 'left' && state.reason.by === 'program';
  return reason.kind !== 'left' && (unexplained || windowClosed) ? { ...state, reason } : state;
}
