import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeTries(bench: () => Bench): void {
  describe('tries', () => {
    const add = (key: string, now: number, until: number) =>
      bench().store.transact((tx) => tx.tries.add(key, at(now), at(until)));

    it('are counted until the time of the first of them is over, then anew', async () => {
      const key = `key_${unique()}`;
      expect(await add(key, 0, 600)).toEqual({ key, count: 1, until: at(600) });
      expect(await add(key, 100, 700)).toEqual({ key, count: 2, until: at(600) });
      expect((await add(`other_${key}`, 100, 700)).count).toBe(1);
      expect(await add(key, 600, 1200)).toEqual({ key, count: 1, until: at(1200) });
    });

    it('are taken back one by one, or forgotten', async () => {
      const { store } = bench();
      const key = `key_${unique()}`;
      await add(key, 0, 600);
      await add(key, 0, 600);
      await store.transact((tx) => tx.tries.takeBack(key, 1));
      await store.transact((tx) => tx.tries.takeBack(`none_${key}`, 1));
      expect((await add(key, 1, 601)).count).toBe(2);
      await store.transact((tx) => tx.tries.forget(key));
      expect((await add(key, 2, 602)).count).toBe(1);
    });

    it('at the same moment all count', async () => {
      const key = `key_${unique()}`;
      const rows = await Promise.all(Array.from({ length: 8 }, () => add(key, 0, 600)));
      expect(rows.map(({ count }) => count).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    it('go when their time is over', async () => {
      const { store } = bench();
      const [old, young] = [`old_${unique()}`, `young_${unique()}`];
      await add(old, -9000, -8000);
      await add(young, -9000, -7000);
      expect(await store.transact((tx) => tx.tries.deleteExpired(at(-7500)))).toBe(1);
      expect((await add(young, -7400, 0)).count).toBe(2);
    });
  });
}
