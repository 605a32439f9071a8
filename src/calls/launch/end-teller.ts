import { isAway } from '../../api/problem';
import type { LauncherState } from '../../launcher';
import { reasonToTell, type Told } from './end-reason';

const retryMs = 3000;

export interface EndTeller {
  /** Looks at a state: a call that has ended is told, once. */
  saw(state: LauncherState): void;
  tell(callID: string, reason: Told): void;
  /** Settles when RoomService has heard of the end, or did not answer: then it is told again by itself. */
  settled(callID: string): Promise<void>;
  open(): void;
  /** Tells nothing again until it is opened. */
  close(): void;
}

/** Tells RoomService, once for each call, why it ended; again and again while RoomService is away. */
export function createEndTeller(send: (callID: string, reason: Told) => Promise<unknown>): EndTeller {
  const tellings = new Map<string, Promise<void>>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let closed = false;

  async function attempt(callID: string, reason: Told): Promise<void> {
    try {
      await send(callID, reason);
    } catch (problem) {
      // Refused (no longer mine, signed out): RoomService's own sweep has the last word.
      if (!isAway(problem) || closed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        tellings.set(callID, attempt(callID, reason));
      }, retryMs);
      timers.add(timer);
    }
  }

  function tell(callID: string, reason: Told): void {
    if (!tellings.has(callID)) tellings.set(callID, attempt(callID, reason));
  }

  return {
    tell,
    saw(state) {
      const reason = state.name === 'ended' ? reasonToTell(state.reason) : null;
      if (state.name === 'ended' && reason) tell(state.call.callID, reason);
    },
    settled: (callID) => tellings.get(callID) ?? Promise.resolve(),
    open() {
      closed = false;
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
