import { describe, expect, it } from 'vitest';
import type { SettingRow } from '../../../../server/roomservice/rows/settings';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeSettings(bench: () => Bench): void {
  describe('settings', () => {
    it('are kept by key, whatever their shape, and replaced as a whole', async () => {
      const { store } = bench();
      const row: SettingRow = {
        ...{ key: `client_${unique()}`, value: { folder: 'D:\\录像', list: [1, null] }, version: 1 },
        ...{ updatedAt: at(1.001), updatedByID: 'zhang_nan' },
      };
      expect(await store.read.settings.get(row.key)).toBeUndefined();
      await store.transact(async (tx) => {
        expect(await tx.settings.lock(row.key)).toBeUndefined();
        await tx.settings.put(row);
      });
      expect(await store.read.settings.get(row.key)).toEqual(row);
      const next = { ...row, value: { folder: '' }, version: 2, updatedAt: at(2) };
      await store.transact((tx) => tx.settings.put(next));
      expect(await store.transact((tx) => tx.settings.lock(row.key))).toEqual(next);
    });

    it('of one key are changed one after the other, the first time too', async () => {
      const { store } = bench();
      const key = `race_${unique()}`;
      const raise = () =>
        store.transact(async (tx) => {
          const version = ((await tx.settings.lock(key))?.version ?? 0) + 1;
          await tx.settings.put({ ...{ key, value: {}, version }, updatedAt: at(1), updatedByID: 'x' });
        });
      await Promise.all(Array.from({ length: 5 }, raise));
      expect((await store.read.settings.get(key))?.version).toBe(5);
    });
  });
}
