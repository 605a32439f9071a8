import type { FloorSettings } from '../../contract/floor';
import type { Presence } from '../../contract/presence';
import type { Room } from '../../contract/rooms';

type Limits = FloorSettings['limits'];

const minute = 60_000;

export function waitLimit({ waitSeconds }: Limits): number {
  return waitSeconds * 1000;
}

export function roomLimit({ roomMinutes }: Limits): number {
  return roomMinutes * minute;
}

/** How long this step may take; null where nobody set a limit. */
export function awayLimit({ state, reason }: Presence, { wrapUpMinutes }: Limits): number | null {
  if (state === 'wrapUp') return wrapUpMinutes * minute;
  return reason?.limitMinutes ? reason.limitMinutes * minute : null;
}

export function ageOf(since: string | null, now: number): number {
  return since === null ? 0 : Math.max(0, now - Date.parse(since));
}

export function isOver(age: number, limit: number | null): boolean {
  return limit !== null && age > limit;
}

/** Full at a third past the limit, where the tick stands at three quarters. */
export function barOf(age: number, limit: number): { readonly filled: number; readonly tick: number } {
  const whole = (limit * 4) / 3;
  return { filled: Math.min(1, age / whole), tick: limit / whole };
}

/** On a break or in a wrap-up: those over their limit first, by how far, then the longest. */
export function awayFirst(agents: readonly Presence[], limits: Limits, now: number): readonly Presence[] {
  const overdue = (agent: Presence) => {
    const limit = awayLimit(agent, limits);
    const age = ageOf(agent.since, now);
    return isOver(age, limit) ? age - (limit ?? 0) : 0;
  };
  return agents
    .filter(({ state }) => state === 'break' || state === 'wrapUp')
    .sort((a, b) => overdue(b) - overdue(a) || ageOf(b.since, now) - ageOf(a.since, now));
}

/** What about a room is other than it should be, beside its age. */
export function noteOf({ attention, state }: Room): 'noHeartbeat' | 'aloneLong' | 'closing' | null {
  if (state === 'closing') return 'closing';
  return attention === 'noHeartbeat' || attention === 'aloneLong' ? attention : null;
}
