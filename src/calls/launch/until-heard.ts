import { isAway } from '../../api/problem';

const retryMs = 3000;

export interface UntilHeard {
  /** Settles when RoomService has answered, or did not: then it is told again by itself. `again` sees each new try. */
  tell(send: () => Promise<unknown>, again?: (attempt: Promise<void>) => void): Promise<void>;
  open(): void;
  /** Tells nothing again until it is opened. */
  close(): void;
}

/** Tells RoomService things again and again while it is away. What it refuses once it would refuse again. */
export function createUntilHeard(): UntilHeard {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let closed = false;

  async function tell(send: () => Promise<unknown>, again?: (attempt: Promise<void>) => void): Promise<void> {
    try {
      await send();
    } catch (problem) {
      if (!isAway(problem) || closed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        const attempt = tell(send, again);
        again?.(attempt);
      }, retryMs);
      timers.add(timer);
    }
  }

  return {
    tell,
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
