import type { Random } from '../ports';
import type { JobRow, Json } from '../rows/jobs';
import type { JobKind } from './kind';

export interface JobOptions {
  /** Not before this; left out, at once. */
  readonly runAt?: Date;
  /** While one of the kind with the same key waits or runs, no second is added. */
  readonly dedupeKey?: string;
}

/** A job as it is added: its payload held to the kind's schema already here, where the mistake is. */
export function jobDraft<P>(
  kind: JobKind<P>,
  payload: P & Json,
  { runAt, dedupeKey }: JobOptions,
  at: { readonly now: Date; readonly random: Random; readonly userID: string | null },
): JobRow {
  kind.payload.parse(payload);
  return {
    jobID: at.random.id(),
    kind: kind.kind,
    payload,
    state: 'waiting',
    dedupeKey: dedupeKey ?? null,
    runAt: runAt ?? at.now,
    attempts: 0,
    maxAttempts: kind.maxAttempts,
    lockedBy: null,
    lockedUntil: null,
    progress: null,
    result: null,
    lastError: null,
    createdByID: at.userID,
    createdAt: at.now,
    finishedAt: null,
  };
}
