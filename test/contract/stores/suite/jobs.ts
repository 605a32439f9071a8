import { describe, expect, it } from 'vitest';
import type { JobHold, JobRow } from '../../../../server/roomservice/rows/jobs';
import { aJobRow, at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeJobs(bench: () => Bench): void {
  describe('jobs', () => {
    const added = async (...rows: readonly JobRow[]) => {
      for (const row of rows) await bench().store.transact((tx) => tx.jobs.add(row));
    };
    const take = (kind: string, given: { seconds?: number; by?: string; limit?: number } = {}) => {
      const { seconds = 0, by = 'one', limit = 10 } = given;
      const how = { kind, now: at(seconds), lockedBy: by, lockedUntil: at(seconds + 30), limit };
      return bench().store.transact((tx) => tx.jobs.take(how));
    };
    const holdOf = ({ jobID, lockedBy, attempts }: JobRow): JobHold => ({
      ...{ jobID, lockedBy: lockedBy ?? '', attempts },
    });
    const one = (rows: readonly JobRow[]): JobRow => {
      if (!rows[0] || rows.length > 1) throw new Error(`There are ${rows.length}.`);
      return rows[0];
    };

    it('come back as they were added, and change in the named fields alone', async () => {
      const { store } = bench();
      const row = aJobRow({ dedupeKey: 'k', createdByID: 'zhang_nan' });
      await added(row);
      expect(await store.read.jobs.get(row.jobID)).toEqual(row);
      expect(await store.read.jobs.get('none')).toBeUndefined();
      const end = { state: 'done', result: { closed: 3 }, progress: [1], finishedAt: at(9.009) } as const;
      await store.transact((tx) => tx.jobs.update(row.jobID, end));
      expect(await store.read.jobs.get(row.jobID)).toEqual({ ...row, ...end });
    });

    it('of one kind and key are one while it is unfinished, also where two add it at once', async () => {
      const { store } = bench();
      const kind = `kind_${unique()}`;
      const rows = [1, 2, 3].map(() => aJobRow({ kind, dedupeKey: 'room 1' }));
      const ids = await Promise.all(rows.map((row) => store.transact((tx) => tx.jobs.add(row))));
      expect(new Set(ids).size).toBe(1);
      await added(
        aJobRow({ kind, dedupeKey: 'room 2' }),
        aJobRow({ dedupeKey: 'room 1' }),
        aJobRow({ kind }),
      );
      expect(await take(kind)).toHaveLength(3);

      const again = aJobRow({ kind, dedupeKey: 'room 1' });
      expect(await store.transact((tx) => tx.jobs.add(again))).toBe(ids[0]);
      await store.transact((tx) => tx.jobs.update(ids[0] ?? '', { state: 'failed', finishedAt: at(1) }));
      expect(await store.transact((tx) => tx.jobs.add(again))).toBe(again.jobID);
    });

    it('are taken when they are due, first come first served, no more than asked for, and once', async () => {
      const kind = `kind_${unique()}`;
      const [late, second, first, third] = [
        aJobRow({ kind, runAt: at(60) }),
        aJobRow({ kind, runAt: at(-1) }),
        aJobRow({ kind, runAt: at(-2) }),
        aJobRow({ kind, runAt: at(-1) }),
      ];
      await added(late, second, first, third);
      const taken = await take(kind, { limit: 2 });
      const running = { state: 'running', attempts: 1, lockedBy: 'one', lockedUntil: at(30) };
      expect(taken).toEqual([first, second].map((row) => ({ ...row, ...running })));
      expect((await take(kind)).map(({ jobID }) => jobID)).toEqual([third.jobID]);
      expect(await take(kind)).toEqual([]);
      expect((await take(kind, { seconds: 60, by: 'two' })).map(({ jobID }) => jobID)).toContain(late.jobID);
    });

    it('are taken by one of many who try at the same time', async () => {
      const kind = `kind_${unique()}`;
      await added(...Array.from({ length: 6 }, () => aJobRow({ kind })));
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((by) => take(kind, { by, limit: 3 })));
      const ids = taken.flat().map(({ jobID }) => jobID);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...ids, ...(await take(kind)).map(({ jobID }) => jobID)]).toHaveLength(6);
    });

    it('are held until the lease runs out, then by whoever takes them next', async () => {
      const { store } = bench();
      const row = aJobRow();
      await added(row);
      const first = one(await take(row.kind));
      const lock = (hold: JobHold) => store.transact((tx) => tx.jobs.lock(hold));
      const renew = (hold: JobHold, until: Date) => store.transact((tx) => tx.jobs.renew(hold, until));
      expect(await lock(holdOf(first))).toEqual(first);
      expect(await renew(holdOf(first), at(50))).toBe(true);
      expect(await take(row.kind, { seconds: 49.999 })).toEqual([]);

      const next = one(await take(row.kind, { seconds: 50 })); // by the same process, even
      expect(next).toMatchObject({ jobID: row.jobID, attempts: 2, lockedUntil: at(80) });
      expect(await lock(holdOf(first))).toBeUndefined();
      expect(await renew(holdOf(first), at(99))).toBe(false);
      expect(await lock(holdOf(next))).toEqual(next);
      expect(await lock({ ...holdOf(next), lockedBy: 'somebody else' })).toBeUndefined();
      await store.transact((tx) => tx.jobs.update(row.jobID, { state: 'done', finishedAt: at(60) }));
      expect(await lock(holdOf(next))).toBeUndefined();
    });

    it('say of which kinds there is something to take', async () => {
      const { store } = bench();
      const [waiting, running, later, done] = [
        aJobRow(),
        aJobRow(),
        aJobRow({ runAt: at(90) }),
        aJobRow({ state: 'done', finishedAt: at(0) }),
      ];
      await added(waiting, running, later, done);
      await take(running.kind);
      const due = async (seconds: number) =>
        new Set(
          await store.read.jobs.due(
            [waiting, running, later, done].map(({ kind }) => kind),
            at(seconds),
          ),
        );
      expect(await due(0)).toEqual(new Set([waiting.kind]));
      expect(await due(30)).toEqual(new Set([waiting.kind, running.kind]));
      expect(await due(90)).toEqual(new Set([waiting.kind, running.kind, later.kind]));
      expect(await store.read.jobs.due(['none'], at(90))).toEqual([]);
    });

    it('go when they ended long ago, and only then; counts tell them apart', async () => {
      const { store } = bench();
      const kind = `kind_${unique()}`;
      const old = aJobRow({ kind, state: 'failed', finishedAt: at(-100) });
      const recent = aJobRow({ kind, state: 'done', finishedAt: at(-99) });
      const open = aJobRow({ kind, createdAt: at(-1000) });
      await added(old, recent, open);
      expect(await store.transact((tx) => tx.jobs.deleteFinished(at(-99)))).toBeGreaterThanOrEqual(1);
      expect(await store.read.jobs.get(old.jobID)).toBeUndefined();
      const { jobs } = await store.read.counts.byState();
      const mine = jobs.filter((each) => each.kind === kind);
      expect(mine).toHaveLength(2);
      expect(mine).toContainEqual({ kind, state: 'done', count: 1 });
      expect(mine).toContainEqual({ kind, state: 'waiting', count: 1 });
    });
  });
}
