import type { ProgramEvent } from '../../launcher';

/** What the streaming SDK reports of a stream that runs: by its number on the wire. */
export type StreamTrouble = 'pushBroke' | 'playBroke' | 'networkBusy';

const reports: ReadonlyMap<number, StreamTrouble> = new Map([
  [-1307, 'pushBroke'],
  [-2301, 'playBroke'],
  [1101, 'networkBusy'],
]);
/** It begins again: what was wrong with it is over. */
const pushBegins = 1002;
const playBegins = 2004;

export function troubleAfter(before: StreamTrouble | null, event: ProgramEvent): StreamTrouble | null {
  if (event.event !== 'sdkEventCallback') return before;
  const reported = reports.get(event.eventID);
  if (reported) return reported;
  if (event.eventID === pushBegins) return before === 'playBroke' ? before : null;
  if (event.eventID === playBegins) return before === 'playBroke' ? null : before;
  return before;
}
