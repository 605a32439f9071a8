/** The part of Web Locks that leading needs. */
export type Locks = Pick<LockManager, 'request'>;

const lockName = 'webexe.call';

export interface Leadership {
  /** Resolves when this tab leads; takes the lead from another tab if it must. */
  take(): Promise<void>;
  stop(): void;
}

/**
 * One tab of a browser leads the call: it alone talks to the program, whose event queue has one reader. The others wait
 * in line, and one of them leads as soon as the leader is gone. Without Web Locks every tab leads itself.
 */
export function seekLeadership(locks: Locks | null, changed: (leads: boolean) => void): Leadership {
  const stopping = new AbortController();
  let waiting = new AbortController();
  let leads = false;

  function set(next: boolean): void {
    if (leads === next || stopping.signal.aborted) return;
    leads = next;
    changed(next);
  }

  async function hold(options: LockOptions, held?: () => void): Promise<void> {
    if (!locks) {
      set(true);
      held?.();
      return;
    }
    try {
      await locks.request(lockName, options, () => {
        set(true);
        held?.();
        return new Promise<void>((release) =>
          stopping.signal.addEventListener('abort', () => release(), { once: true }),
        );
      });
    } catch {
      // Aborted while in line, or another tab took the lead: below, back in line.
    }
    if (stopping.signal.aborted || waiting.signal.aborted) return;
    set(false);
    void line();
  }

  function line(): Promise<void> {
    waiting = new AbortController();
    return hold({ signal: waiting.signal });
  }

  void line();
  return {
    take: () =>
      leads
        ? Promise.resolve()
        : new Promise((held) => {
            waiting.abort();
            waiting = new AbortController();
            void hold({ steal: true }, held);
          }),
    stop() {
      stopping.abort();
      waiting.abort();
    },
  };
}
