import type { LauncherState } from './state';

/** How often the program is asked, in milliseconds between a reply and the next question. */
export interface Pace {
  readonly opening: number;
  /** While waiting, for the first minute; after that `idle`. */
  readonly waiting: number;
  readonly idle: number;
  readonly inCall: number;
  /** Rests between attempts to find a lost program again; the last one repeats. */
  readonly lost: readonly number[];
}

/** Loopback costs little: about a twentieth of a second in a call keeps events from ageing in the queue. */
export const defaultPace: Pace = {
  opening: 100,
  waiting: 250,
  idle: 1000,
  inCall: 50,
  lost: [250, 500, 1000, 2000, 4000, 5000],
};

const patientAfterMs = 60_000;

export function restFor(state: LauncherState, pace: Pace, now: number): number {
  switch (state.name) {
    case 'opening':
      return pace.opening;
    case 'waiting':
      return now - state.since < patientAfterMs ? pace.waiting : pace.idle;
    case 'lost':
      return state.nextRetryAt === null ? 0 : Math.max(0, state.nextRetryAt - now);
    default:
      return pace.inCall;
  }
}

export function backOff(retries: number, pace: Pace): number {
  return pace.lost[Math.min(retries, pace.lost.length - 1)] ?? pace.idle;
}
