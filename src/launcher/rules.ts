import type { ProgramCall } from './dialect';
import type { EventOf, EventType, LauncherEvent } from './machine-events';
import { isForbidden, type Permission } from './ports';
import { afterProgramEvent } from './program-transition';
import {
  isInCall,
  isUnderway,
  type EndReason,
  type InCallState,
  type LauncherState,
  type UnderwayState,
} from './state';

/** A question that went out this close to opening was on its way before our program could listen. */
export const askedWithinMs = 20;

/** A connection refused once may be tried again by the system and meet our program; an answer this quick was not. */
export const olderWithinMs = 250;

export type Rules = { readonly [T in EventType]: (state: LauncherState, event: EventOf<T>) => LauncherState };

/** The next state by these rules; what has no rule changes nothing. */
export function applyRule(rules: Partial<Rules>, state: LauncherState, event: LauncherEvent): LauncherState {
  const rule: ((state: LauncherState, event: never) => LauncherState) | undefined = rules[event.type];
  return rule ? rule(state, event as never) : state; // rules[type] takes exactly the event of that type, which TypeScript cannot follow
}

/** What happens to every launch, and to every call in the program. */
export const callRules = {
  start(state, { at, call, permission }) {
    if (isUnderway(state)) return state;
    const steps = { ready: at, looked: null, opened: null, connected: null, inRoom: null };
    return gate({ call, since: at, steps, attempt: 0, seen: null, mayBeOlder: false }, permission, 'open');
  },

  permission(state, { at, permission }) {
    switch (state.name) {
      case 'probing':
        return allowed(permission) ? state : gate({ ...base(state), since: at }, permission, 'open');
      case 'permissionNeeded':
      case 'refused':
        if (state.name === 'refused' ? permission === state.why : permission === 'prompt') return state;
        if (state.attempt > 0 && state.goal === 'open' && allowed(permission)) {
          return { ...base(state), name: 'opening', since: at };
        }
        return gate({ ...base(state), since: at }, permission, state.goal);
      case 'opening':
      case 'waiting':
        return isForbidden(permission)
          ? { ...base(state), name: 'refused', why: permission, goal: 'open', since: at }
          : state;
      case 'lost':
        if (isForbidden(permission)) return { ...state, cause: 'notAllowed', nextRetryAt: null };
        return state.cause === 'notAllowed' && allowed(permission) ? { ...state, cause: 'silence' } : state;
      default:
        return state;
    }
  },

  continue(state, { at }) {
    if (state.name !== 'permissionNeeded' && state.name !== 'refused') return state;
    if (state.goal === 'attach') return gate({ ...base(state), since: at }, 'granted', 'attach');
    return { ...base(state), name: 'probing', asking: true, since: at };
  },

  older(state, { at, askedAt, call }) {
    if (call === null) return state; // it runs and is in no call, so it is not in the way
    if (call && isUnderway(state) && isProof(call, state)) return afterNamed(state, call, at);
    const inTime = state.name === 'opening' && askedAt - (state.steps.opened ?? 0) <= askedWithinMs;
    const soon = inTime && at - askedAt <= olderWithinMs;
    if (state.name === 'probing' || soon) {
      return busyWith(state, call ?? null, at);
    }
    const doubtful = state.name === 'opening' || state.name === 'waiting' || state.name === 'connected';
    return doubtful && !state.mayBeOlder ? { ...state, mayBeOlder: true } : state;
  },

  opened(state, { at }) {
    switch (state.name) {
      case 'probing':
      case 'busy':
      case 'opening':
      case 'waiting': {
        const steps = { ...state.steps, looked: state.steps.looked ?? at, opened: at };
        const attempt = state.attempt + 1;
        return { ...base(state), name: 'opening', since: at, steps, attempt, mayBeOlder: false };
      }
      case 'refused':
        return { ...state, steps: { ...state.steps, opened: at }, attempt: state.attempt + 1 };
      default:
        return state;
    }
  },

  handedOver(state, { at }) {
    if (!isUnderway(state)) return state;
    if (state.name !== 'busy' && state.name !== 'probing')
      return state.mayBeOlder ? { ...state, mayBeOlder: false } : state;
    const steps = { ...state.steps, looked: state.steps.looked ?? at, opened: state.steps.opened ?? at };
    return { ...base(state), name: 'waiting', since: at, steps, mayBeOlder: false };
  },

  quiet(state, { at }) {
    return state.name === 'opening' ? { ...state, name: 'waiting', since: at } : state;
  },

  hello(state, { at, ours = false }) {
    switch (state.name) {
      case 'opening':
      case 'waiting': {
        const steps = { ...state.steps, connected: at };
        const mayBeOlder = state.mayBeOlder && !ours;
        return { ...base(state), ...noNews, name: 'connected', since: at, steps, seen: null, mayBeOlder };
      }
      case 'lost':
        return { ...base(state), ...news(state), name: state.was, since: at, seen: null };
      case 'connected':
      case 'inRoom':
        if (ours && state.mayBeOlder) return { ...state, seen: null, mayBeOlder: false };
        return state.seen ? { ...state, seen: null } : state;
      default:
        return state;
    }
  },

  seen(state, { at, what }) {
    const matters = isInCall(state) || state.name === 'opening' || state.name === 'waiting';
    return matters && state.seen?.what !== what ? { ...state, seen: { what, at } } : state;
  },

  program: (state, { at, event }) => afterProgramEvent(state, event, at),

  silence(state, { at, lastHeardAt, nextRetryAt }) {
    if (state.name !== 'connected' && state.name !== 'inRoom') return state;
    const lost = { was: state.name, cause: 'silence', lastHeardAt, retries: 0, nextRetryAt } as const;
    return { ...base(state), ...news(state), ...lost, name: 'lost', since: at };
  },

  retry(state, { nextRetryAt }) {
    return state.name === 'lost' ? { ...state, retries: state.retries + 1, nextRetryAt } : state;
  },

  memberGone(state, { at, how }) {
    if (!isInCall(state)) return state;
    if (how === 'left') return end(state, at, { kind: 'left', by: 'program' });
    // A program that still answers has only lost RoomService for a while.
    return state.name === 'lost' ? end(state, at, { kind: 'programCrashed' }) : state;
  },

  leaving(state) {
    return isInCall(state) && !state.leaving ? { ...state, leaving: true } : state;
  },

  left(state, { at }) {
    return isInCall(state) ? end(state, at, { kind: 'left', by: 'console' }) : state;
  },

  cancel(state, { at }) {
    if (!isUnderway(state) || state.name === 'inRoom' || state.name === 'lost') return state;
    return end(state, at, { kind: 'launchGivenUp' });
  },
} satisfies Partial<Rules>;

type Base = Pick<UnderwayState, 'call' | 'since' | 'steps' | 'attempt' | 'seen' | 'mayBeOlder'>;

/** What every state under way has in common, so that nothing of the old state lingers in the next. */
export function base({ call, since, steps, attempt, seen, mayBeOlder }: UnderwayState): Base {
  return { call, since, steps, attempt, seen, mayBeOlder };
}

function busyWith(state: UnderwayState, other: ProgramCall | null, at: number): LauncherState {
  const doubt = { mayBeOlder: true, ending: false, quitIgnored: false };
  return { ...base(state), ...doubt, name: 'busy', since: at, other };
}

/** A call without a name in our own room may be ours, or an older one: then time decides, as in the first dialect. */
function isProof(call: ProgramCall, state: UnderwayState): boolean {
  return call.callID !== null || call.roomID !== state.call.roomID;
}

/** The program says which call it is in. That is proof, and no matter of time. */
function afterNamed(state: UnderwayState, call: ProgramCall, at: number): LauncherState {
  switch (state.name) {
    case 'probing':
    case 'opening':
    case 'waiting': {
      if (call.callID !== state.call.callID) return busyWith(state, call, at);
      if (state.name === 'probing') return { ...base(state), name: 'waiting', since: at };
      return state.mayBeOlder ? { ...state, mayBeOlder: false } : state;
    }
    case 'busy':
      return { ...state, other: call };
    default:
      return state;
  }
}

export const noNews = { members: [], notice: null, leaving: false } as const;

function news({ members, notice, leaving }: InCallState) {
  return { members, notice, leaving };
}

const allowed = (permission: Permission | null) => permission === 'granted' || permission === 'unknown';

/** Where the browser's permission leads. Not known yet, or allowed: go on. */
export function gate(now: Base, permission: Permission | null, goal: 'open' | 'attach'): LauncherState {
  if (permission === 'prompt') return { ...now, name: 'permissionNeeded', goal };
  if (isForbidden(permission)) return { ...now, name: 'refused', why: permission, goal };
  if (goal === 'open') return { ...now, name: 'probing', asking: false };
  if (now.steps.connected === null && now.steps.inRoom === null) return { ...now, name: 'waiting' };
  const was = now.steps.inRoom === null ? 'connected' : 'inRoom';
  return {
    ...now,
    ...noNews,
    name: 'lost',
    was,
    cause: 'reload',
    lastHeardAt: null,
    retries: 0,
    nextRetryAt: null,
  };
}

export function end({ call, steps }: UnderwayState, at: number, reason: EndReason): LauncherState {
  return { name: 'ended', call, since: at, steps, reason };
}
