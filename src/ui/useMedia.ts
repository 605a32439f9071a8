import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, live. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** The person wants nothing to move. */
export const STILL = '(prefers-reduced-motion: reduce)';
/** Rows become cards. */
export const PHONE = '(max-width: 576px)';
/** The navigation becomes a drawer. */
export const NARROW = '(max-width: 991px)';
/** The navigation has no room for its words. */
export const TIGHT = '(max-width: 1279px)';
