/** What JSON can say; payloads, progress and results of jobs. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Something to be done by whichever process gets to it, and done again where that one dies. */
export interface JobRow {
  readonly jobID: string;
  readonly kind: string;
  readonly payload: Json;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** Two unfinished jobs of one kind never share one. */
  readonly dedupeKey: string | null;
  /** waiting: not before this. */
  readonly runAt: Date;
  /** How often it was begun. */
  readonly attempts: number;
  readonly maxAttempts: number;
  /** running: the process that has it, and until when unless it says so again. */
  readonly lockedBy: string | null;
  readonly lockedUntil: Date | null;
  readonly progress: Json;
  readonly result: Json;
  /** Of the last attempt that failed; for whoever runs the server, not for people in the console. */
  readonly lastError: string | null;
  readonly createdByID: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** The right to a running job: whoever takes it anew counts one attempt more, and this one holds no longer. */
export interface JobHold {
  readonly jobID: string;
  readonly lockedBy: string;
  readonly attempts: number;
}
