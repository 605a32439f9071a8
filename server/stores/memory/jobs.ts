import type { JobHold, JobRow } from '../../roomservice/rows/jobs';
import type { JobsStore } from '../../roomservice/stores/jobs';
import { by } from './lists';
import { patch, type View } from './tables';

export function jobs(view: View): JobsStore['jobs'] {
  const held = ({ jobID, lockedBy, attempts }: JobHold): JobRow | undefined => {
    const row = view.jobs.get(jobID);
    const isHeld = row?.state === 'running' && row.lockedBy === lockedBy && row.attempts === attempts;
    return isHeld ? row : undefined;
  };
  return {
    get: async (jobID) => view.jobs.get(jobID),
    async add(row) {
      const same = [...view.jobs.values()].find((other) => isUnfinished(other) && isSame(other, row));
      if (same) return same.jobID;
      view.jobs.set(row.jobID, row);
      return row.jobID;
    },
    hasUnfinished: async (dedupeKey) =>
      [...view.jobs.values()].some((row) => isUnfinished(row) && row.dedupeKey === dedupeKey),
    async due(kinds, now) {
      const due = [...view.jobs.values()].filter((row) => kinds.includes(row.kind) && isDue(row, now));
      return [...new Set(due.map(({ kind }) => kind))];
    },
    async take({ kind, now, lockedBy, lockedUntil, limit }) {
      return [...view.jobs.values()]
        .filter((row) => row.kind === kind && isDue(row, now))
        .sort(by((row) => row.runAt)) // stable: those of one instant stay in the order in which they came
        .slice(0, limit)
        .map((row) => {
          const taken: JobRow = {
            ...row,
            state: 'running',
            attempts: row.attempts + 1,
            lockedBy,
            lockedUntil,
          };
          view.jobs.set(row.jobID, taken);
          return taken;
        });
    },
    lock: async (hold) => held(hold),
    async renew(hold, lockedUntil) {
      if (!held(hold)) return false;
      patch(view.jobs, hold.jobID, { lockedUntil });
      return true;
    },
    update: async (jobID, fields) => patch(view.jobs, jobID, fields),
    async deleteFinished(before) {
      const old = [...view.jobs.values()].filter((row) => row.finishedAt !== null && row.finishedAt < before);
      for (const { jobID } of old) view.jobs.delete(jobID);
      return old.length;
    },
  };
}

function isSame(a: JobRow, b: JobRow): boolean {
  return a.kind === b.kind && a.dedupeKey !== null && a.dedupeKey === b.dedupeKey;
}

function isUnfinished({ state }: JobRow): boolean {
  return state === 'waiting' || state === 'running';
}

function isDue({ state, runAt, lockedUntil }: JobRow, now: Date): boolean {
  return state === 'waiting'
    ? runAt <= now
    : state === 'running' && lockedUntil !== null && lockedUntil <= now;
}
