import type { Work } from '../context';
import { Problem } from '../problem';
import type { CallRow } from '../rows/calls';

/** One call a person, of either kind. Lock the person first: two starts at once would both find nothing. */
export async function mustHaveNoCall({ tx }: Work, userID: string): Promise<void> {
  const running = await tx.calls.runningOf(userID);
  if (!running) return;
  const { callID, roomID, roomName } = running;
  throw new Problem('call.alreadyRunning', { callID, roomID, roomName });
}

/** What a call has when start was pressed and nothing else happened. */
export function justStarted(now: Date) {
  return {
    state: 'starting',
    startedAt: now,
    enteredAt: null,
    endedAt: null,
    endReason: null,
    endedByID: null,
    endedByName: null,
    endDetail: null,
    disposition: null,
    notes: '',
    wrappedUpAt: null,
  } as const satisfies Partial<CallRow>;
}

export const noStreams = {
  shownPush: null,
  shownPlay: null,
  sealedStreams: null,
  aliveAt: null,
} as const satisfies Partial<CallRow>;
