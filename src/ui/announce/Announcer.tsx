import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/**
 * Says something once to screen readers, politely, without showing it: a state that changed elsewhere on the
 * page, a result. Counting numbers do not belong here.
 */
function announce(text: string): void {
  // The same words twice would be no change, and no change is not read out.
  said = said === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function useAnnounce(): (text: string) => void {
  return announce;
}

/** The one live region of a page. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="visuallyHidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
