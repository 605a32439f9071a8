import type { LauncherState } from '../../launcher';
import { reasonToTell, type Told } from './end-reason';
import { createUntilHeard } from './until-heard';

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
  const telling = createUntilHeard();

  // Refused (no longer mine, signed out): RoomService's own sweep has the last word.
  function tell(callID: string, reason: Told): void {
    if (tellings.has(callID)) return;
    const keep = (attempt: Promise<void>) => tellings.set(callID, attempt);
    keep(telling.tell(() => send(callID, reason), keep));
  }

  return {
    tell,
    saw(state) {
      const reason = state.name === 'ended' ? reasonToTell(state.reason) : null;
      if (state.name === 'ended' && reason) tell(state.call.callID, reason);
    },
    settled: (callID) => tellings.get(callID) ?? Promise.resolve(),
    open: telling.open,
    close: telling.close,
  };
}
