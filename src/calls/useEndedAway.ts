import { useCallback, useEffect, useState } from 'react';
import type { Call } from '../../contract/calls';
import type { ResultOf } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import { recall, remember } from '../ui/storage';

/** Which call runs, as the next page of this browser will find it. */
const key = 'call.running';

/**
 * The call that ran when this browser's last page was closed, ended since and still wants its wrap-up. `shownID`: the
 * call that the launcher shows, whose end is told there.
 */
export function useEndedAway(
  current: ResultOf<Endpoints['currentCall']> | undefined,
  shownID: string | null,
): { readonly endedAway: Call | null; readonly forget: () => void } {
  const [leftID, setLeftID] = useState(() =>
    recall(key, (value) => (typeof value === 'string' ? value : undefined)),
  );
  const runningID = current?.running?.callID;
  // Whoever sees it run, or sees it end, was not away.
  if (leftID !== undefined && (runningID !== undefined || shownID === leftID)) setLeftID(undefined);
  const endedAway = (!runningID && current?.unwrapped.find(({ callID }) => callID === leftID)) || null;

  const known = current !== undefined;
  const keep = runningID ?? endedAway?.callID;
  useEffect(() => {
    if (known) remember(key, keep ?? null);
  }, [known, keep]);

  return { endedAway, forget: useCallback(() => setLeftID(undefined), []) };
}
