import type { Ports } from '../ports';
import type { JobRow } from '../rows/jobs';
import { attempt, holdOf } from './attempt';
import { JobLost, type JobKind } from './kind';

/** Does jobs in this process, as many at once as each kind allows. Several processes share one database. */
export interface JobRunner {
  /**
   * Takes what is due and keeps hold of what runs. Whenever the bell rings, and every second or two: for jobs whose time
   * has come, and those of processes that died. Never waits for a job; never throws.
   */
  look(): Promise<void>;
  /** Resolves when this process does nothing more, nor would if it looked again. */
  settled(): Promise<void>;
  /** Takes no more, cuts off what runs (it goes on elsewhere, or after the next start) and waits for it. */
  stop(): Promise<void>;
}

interface Running {
  readonly row: JobRow;
  readonly abort: AbortController;
  readonly done: Promise<void>;
  lockedUntil: Date;
}

export function createJobRunner(ports: Ports, kinds: readonly JobKind[]): JobRunner {
  const { store, clock, log } = ports;
  const lockedBy = ports.random.id();
  const running = new Map<string, Running>();
  let isStopping = false;
  let looking: Promise<void> | null = null;
  let again = false;

  const leaseFrom = (now: Date, { leaseMs }: JobKind) => new Date(now.getTime() + leaseMs);
  const countOf = (kind: JobKind) => [...running.values()].filter(({ row }) => row.kind === kind.kind).length;

  /**
   * Long before a lease runs out, so that a slow database or a busy moment costs nothing; and when a clock that was set
   * back has made it longer than it should be: whoever takes the job over would wait as long.
   */
  async function renew(kind: JobKind, each: Running): Promise<void> {
    const now = clock.now();
    const leftMs = each.lockedUntil.getTime() - now.getTime();
    if (leftMs > (kind.leaseMs * 2) / 3 && leftMs <= kind.leaseMs) return;
    const until = leaseFrom(now, kind);
    if (await store.transact((tx) => tx.jobs.renew(holdOf(each.row), until))) each.lockedUntil = until;
    else each.abort.abort(new JobLost('another process has the job'));
  }

  async function take(kind: JobKind): Promise<void> {
    const limit = kind.concurrency - countOf(kind);
    if (limit <= 0) return;
    const now = clock.now();
    const lockedUntil = leaseFrom(now, kind);
    const taken = await store.transact((tx) =>
      tx.jobs.take({ kind: kind.kind, now, lockedBy, lockedUntil, limit }),
    );
    for (const row of taken) begin(kind, row, lockedUntil);
  }

  function begin(kind: JobKind, row: JobRow, lockedUntil: Date): void {
    running.get(row.jobID)?.abort.abort(new JobLost('its lease ran out under us'));
    const abort = new AbortController();
    if (isStopping) abort.abort(new Error('the server stops'));
    const mine: Running = {
      row,
      abort,
      lockedUntil,
      done: attempt(ports, kind, row, abort.signal).then(() => {
        if (running.get(row.jobID) === mine) running.delete(row.jobID);
        void look();
      }),
    };
    running.set(row.jobID, mine);
  }

  async function lookOnce(): Promise<void> {
    for (const each of running.values()) {
      const kind = kinds.find((known) => known.kind === each.row.kind);
      if (kind) await renew(kind, each);
    }
    if (isStopping || kinds.length === 0) return;
    const due = await store.read.jobs.due(
      kinds.map(({ kind }) => kind),
      clock.now(),
    );
    for (const kind of kinds) if (due.includes(kind.kind)) await take(kind);
  }

  function look(): Promise<void> {
    again = true;
    looking ??= (async () => {
      while (again) {
        again = false;
        await lookOnce();
      }
    })()
      .catch((error: unknown) => log.error('jobs could not be looked for', { error: String(error) }))
      .finally(() => {
        looking = null;
        if (again) void look(); // somebody asked while we were finishing
      });
    return looking;
  }

  return {
    look,
    async settled() {
      do {
        await look();
        await Promise.all([...running.values()].map(({ done }) => done));
      } while (looking ?? running.size > 0);
    },
    async stop() {
      isStopping = true;
      for (const { abort } of running.values()) abort.abort(new Error('the server stops'));
      await looking;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
