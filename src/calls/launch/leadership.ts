/** The part of Web Locks that leading needs. */
export type Locks = Pick<LockManager, 'request'>;

const lockName = 'webexe.call';

export interface Leadership {
  /** Resolves when this tab leads; takes the lead from another tab if it must. Rejects once stopped. */
  take(): Promise<void>;
  stop(): void;
}

/**
 * One tab of a browser leads the call: it alone talks to the program, whose event queue has one reader. The others wait
 * in line, and one of them leads as soon as the leader is gone. Without Web Locks every tab leads itself.
 */
export function seekLeadership(locks: Locks | null, changed: (leads: boolean) => void): Leadership {
  const stopping = new AbortController();
  let inLine = new AbortController();
  let leads = false;
  let taking: Promise<void> | null = null;

  function set(next: boolean): void {
    if (leads === next || stopping.signal.aborted) return;
    leads = next;
    changed(next);
  }

  /** Ends when the lead is over, or when there is none to be had. */
  async function ask(options: LockOptions, held?: () => void): Promise<void> {
    if (!locks) {
      set(true);
      held?.();
      return;
    }
    try {
      await locks.request(lockName, options, () => {
        // Granted just as it was stopped: to wait for a stop that has been would keep the lead for ever.
        if (stopping.signal.aborted) return Promise.resolve();
        set(true);
        held?.();
        return new Promise<void>((release) =>
          stopping.signal.addEventListener('abort', () => release(), { once: true }),
        );
      });
    } catch (error) {
      // Out of the line, because this tab takes the lead instead; that request says the rest.
      if (options.signal?.aborted) return;
      // Stolen: another tab took the lead. Anything else: this page may not use locks, so it leads itself.
      if (!isAbort(error)) {
        set(true);
        held?.();
        return;
      }
    }
    if (stopping.signal.aborted) return;
    set(false);
    queue();
  }

  function queue(): void {
    inLine = new AbortController();
    void ask({ signal: inLine.signal });
  }

  queue();
  return {
    take() {
      const tooLate = () => new Error('The lead of the call cannot be had: the page is going');
      if (stopping.signal.aborted) return Promise.reject(tooLate());
      if (leads) return Promise.resolve();
      inLine.abort();
      // Asked twice, it would steal from itself.
      taking ??= new Promise<void>((held, failed) => {
        void ask({ steal: true }, held).then(() => failed(tooLate()));
      }).finally(() => (taking = null));
      return taking;
    },
    stop() {
      stopping.abort();
      inLine.abort();
    },
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
