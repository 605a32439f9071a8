import type { JobHold, JobRow } from '../rows/jobs';

export interface JobTaking {
  readonly kind: string;
  readonly now: Date;
  readonly lockedBy: string;
  readonly lockedUntil: Date;
  readonly limit: number;
}

export interface JobsStore {
  readonly jobs: {
    get(jobID: string): Promise<JobRow | undefined>;
    /** The id of the job that is there now: an unfinished one of that kind and key, or the new one. */
    add(row: JobRow): Promise<string>;
    /** Does one with this key, of whichever kind, wait or run? */
    hasUnfinished(dedupeKey: string): Promise<boolean>;
    /** Which of these kinds have one to take: waiting and due, or running past its lease. */
    due(kinds: readonly string[], now: Date): Promise<readonly string[]>;
    /** Takes those that are due, first come first served; passes over what another is taking, and never waits for it. */
    take(how: JobTaking): Promise<readonly JobRow[]>;
    /** The job while it is held so, locked until the transaction ends. */
    lock(hold: JobHold): Promise<JobRow | undefined>;
    /** False where it is no longer held so. */
    renew(hold: JobHold, lockedUntil: Date): Promise<boolean>;
    update(jobID: string, patch: Partial<Omit<JobRow, 'jobID'>>): Promise<void>;
    /** Those that ended before that. */
    deleteFinished(before: Date): Promise<number>;
  };
}
