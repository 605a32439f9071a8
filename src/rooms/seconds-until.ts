import { useNow } from '../ui/useNow';

/** Whole seconds left until an instant, counting down to 0. */
export function useSecondsUntil(at: string | undefined): number {
  const now = useNow();
  return at === undefined ? 0 : secondsBetween(now, at);
}

export function secondsBetween(now: number, at: string): number {
  return Math.max(0, Math.ceil((new Date(at).getTime() - now) / 1000));
}
