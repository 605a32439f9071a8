import { and, asc, eq, getTableColumns, inArray, lt, lte, or, sql } from 'drizzle-orm';
import type { JobHold } from '../../roomservice/rows/jobs';
import type { JobsStore } from '../../roomservice/stores/jobs';
import { first, type Db } from './db';
import { Crossing } from './failures';
import { jobs } from './schema/jobs';

const { arrival: _arrival, ...columns } = getTableColumns(jobs);

export function jobsOver(db: Db): JobsStore['jobs'] {
  return {
    get: (jobID) => first(db.select(columns).from(jobs).where(eq(jobs.jobID, jobID))),
    async add(row) {
      const unfinished = sql`${jobs.state} in ('waiting', 'running')`;
      const added = await first(
        db
          .insert(jobs)
          .values(row)
          .onConflictDoNothing({ target: [jobs.kind, jobs.dedupeKey], where: unfinished })
          .returning({ jobID: jobs.jobID }),
      );
      if (added) return added.jobID;
      const isSame = and(eq(jobs.kind, row.kind), eq(jobs.dedupeKey, row.dedupeKey ?? ''), unfinished);
      const there = await first(db.select({ jobID: jobs.jobID }).from(jobs).where(isSame));
      if (!there) throw new Crossing('the job with that key ended just now');
      return there.jobID;
    },
    async hasUnfinished(dedupeKey) {
      const unfinished = sql`${jobs.state} in ('waiting', 'running')`;
      const found = await db
        .select({ jobID: jobs.jobID })
        .from(jobs)
        .where(and(unfinished, eq(jobs.dedupeKey, dedupeKey)))
        .limit(1);
      return found.length > 0;
    },
    async due(kinds, now) {
      const found = await db
        .selectDistinct({ kind: jobs.kind })
        .from(jobs)
        .where(and(inArray(jobs.kind, [...kinds]), isDue(now)));
      return found.map(({ kind }) => kind);
    },
    async take({ kind, now, lockedBy, lockedUntil, limit }) {
      const free = db
        .select({ jobID: jobs.jobID })
        .from(jobs)
        .where(and(eq(jobs.kind, kind), isDue(now)))
        .orderBy(asc(jobs.runAt), asc(jobs.arrival))
        .limit(limit)
        .for('update', { skipLocked: true });
      const ids = (await free).map(({ jobID }) => jobID);
      if (ids.length === 0) return [];
      const taken = await db
        .update(jobs)
        .set({ state: 'running', attempts: sql`${jobs.attempts} + 1`, lockedBy, lockedUntil })
        .where(inArray(jobs.jobID, ids))
        .returning(columns);
      return taken.sort((a, b) => ids.indexOf(a.jobID) - ids.indexOf(b.jobID));
    },
    lock: (hold) => first(db.select(columns).from(jobs).where(isHeld(hold)).for('no key update')),
    async renew(hold, lockedUntil) {
      const { rowCount } = await db.update(jobs).set({ lockedUntil }).where(isHeld(hold));
      return rowCount === 1;
    },
    async update(jobID, patch) {
      await db.update(jobs).set(patch).where(eq(jobs.jobID, jobID));
    },
    async deleteFinished(before) {
      const { rowCount } = await db.delete(jobs).where(lt(jobs.finishedAt, before));
      return rowCount ?? 0;
    },
  };
}

function isDue(now: Date) {
  return or(
    and(eq(jobs.state, 'waiting'), lte(jobs.runAt, now)),
    and(eq(jobs.state, 'running'), lte(jobs.lockedUntil, now)),
  );
}

function isHeld({ jobID, lockedBy, attempts }: JobHold) {
  return and(
    eq(jobs.jobID, jobID),
    eq(jobs.state, 'running'),
    eq(jobs.lockedBy, lockedBy),
    eq(jobs.attempts, attempts),
  );
}
