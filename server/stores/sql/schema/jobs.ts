import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { arrival, instant, json } from '../columns';
import { anyJson } from '../json';

export const jobs = pgTable(
  'jobs',
  {
    jobID: text('job_id').primaryKey(),
    arrival: arrival('arrival'),
    kind: text('kind').notNull(),
    payload: json('payload', anyJson).notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed'] }).notNull(),
    dedupeKey: text('dedupe_key'),
    runAt: instant('run_at').notNull(),
    attempts: integer('attempts').notNull(),
    maxAttempts: integer('max_attempts').notNull(),
    lockedBy: text('locked_by'),
    lockedUntil: instant('locked_until'),
    progress: json('progress', anyJson),
    result: json('result', anyJson),
    lastError: text('last_error'),
    createdByID: text('created_by_id'),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    uniqueIndex('jobs_dedupe')
      .on(t.kind, t.dedupeKey)
      .where(sql`${t.state} in ('waiting', 'running')`),
    index('jobs_waiting')
      .on(t.kind, t.runAt, t.arrival)
      .where(sql`${t.state} = 'waiting'`),
    index('jobs_running')
      .on(t.kind, t.lockedUntil)
      .where(sql`${t.state} = 'running'`),
    index('jobs_finished')
      .on(t.finishedAt)
      .where(sql`${t.finishedAt} is not null`),
  ],
);
