import type { JobBell } from '../ports';

/** Tells the workers of this process at once that there is a job; those of others look by themselves. */
export function createJobBell(): JobBell {
  const listeners = new Set<() => void>();
  return {
    ring: () => listeners.forEach((listener) => listener()),
    onRing(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
