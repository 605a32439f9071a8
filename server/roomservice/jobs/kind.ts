import type { Actor, Work } from '../context';
import type { Ports } from '../ports';
import type { JobRow, Json } from '../rows/jobs';

/**
 * One kind of job, said once: what it needs to know, and what is done. A job may be done more than once, since a
 * process can die after the work and before its end is written down; whatever goes through `ctx.command` is kept only
 * while the job is ours, so it happens once.
 */
export interface JobKind<Payload = unknown> {
  /** Its name in the database; never given to another kind. */
  readonly kind: string;
  readonly payload: { parse(value: unknown): Payload };
  /** What it resolves to is kept as the result. Work in pieces, and let `ctx.signal` end it between two of them. */
  run(job: Job<Payload>, ctx: JobCtx): Promise<Json | void>;
  /** How often it is begun in all before it has failed. */
  readonly maxAttempts: number;
  /** How long after the death of its process another takes it over; while it runs, its lease is renewed. */
  readonly leaseMs: number;
  /** How many run at once in one process. */
  readonly concurrency: number;
  /** How long to wait after that many attempts; left out, twice as long each time, up to five minutes. */
  retryAfterMs?(attempts: number): number;
}

export interface Job<Payload> extends Pick<JobRow, 'jobID' | 'attempts' | 'progress' | 'createdByID'> {
  readonly payload: Payload;
}

export interface JobCtx {
  readonly ports: Ports;
  /** Aborted when the server stops, or another took the job: throw its reason. */
  readonly signal: AbortSignal;
  /** A command in the name of the machine; throws and keeps nothing where the job is no longer ours. */
  command<T>(work: (work: Work) => Promise<T>, actor?: Partial<Pick<Actor, 'requestID'>>): Promise<T>;
  /** Writes down how far it is; the next attempt finds it in `job.progress`. */
  progress(value: Json): Promise<void>;
}

/** Thrown by `run`: another attempt would not help. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}

/** Thrown by `run`: try again, but not before this. */
export class TryAgainAt extends Error {
  override readonly name = 'TryAgainAt';
  constructor(
    readonly at: Date,
    message: string,
  ) {
    super(message);
  }
}

/** Thrown by `run`: it could not begin, which is nobody's fault and uses up no attempt; look again then. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  constructor(
    readonly at: Date,
    message: string,
  ) {
    super(message);
  }
}

/** Another process has the job now: what this one still does for it is not kept. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

const firstWaitMs = 2000;
const longestWaitMs = 5 * 60_000;

export function waitAfter(kind: JobKind, attempts: number): number {
  return kind.retryAfterMs?.(attempts) ?? Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs);
}
