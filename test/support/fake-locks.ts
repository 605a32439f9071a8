import type { Locks } from '../../src/calls/launch/leadership';

interface Request {
  readonly work: () => unknown;
  readonly settle: (outcome: unknown) => void;
  readonly refuse: (error: DOMException) => void;
}

/** The Web Locks of one browser, as far as leading a call uses them: one exclusive lock, a line, and stealing. */
export class FakeLocks {
  private holder: Request | null = null;
  private line: Request[] = [];

  get waiting(): number {
    return this.line.length;
  }

  /** What one tab uses. When a tab goes, the browser lets go of its locks; `seekLeadership` does so by `stop`. */
  readonly locks: Locks = {
    request: (_name: string, ...rest: unknown[]): Promise<never> => {
      const work = rest.at(-1) as () => unknown; // the callback is always last
      const options = (rest.length > 1 ? rest[0] : {}) as LockOptions;
      return new Promise<never>((settle, refuse) => {
        const request: Request = { work, settle: settle as (outcome: unknown) => void, refuse };
        if (options.steal) {
          this.holder?.refuse(abortError('The lock was stolen'));
          this.hold(request);
          return;
        }
        options.signal?.addEventListener('abort', () => {
          if (!this.line.includes(request)) return;
          this.line = this.line.filter((each) => each !== request);
          refuse(abortError('The request was aborted'));
        });
        this.line.push(request);
        this.next();
      });
    },
  };

  private next(): void {
    if (this.holder) return;
    const request = this.line.shift();
    if (request) this.hold(request);
  }

  private hold(request: Request): void {
    this.holder = request;
    // The browser grants in a task of its own.
    void Promise.resolve()
      .then(() => request.work())
      .then((outcome) => {
        request.settle(outcome);
        if (this.holder !== request) return;
        this.holder = null;
        this.next();
      });
  }
}

function abortError(message: string): DOMException {
  return new DOMException(message, 'AbortError');
}
