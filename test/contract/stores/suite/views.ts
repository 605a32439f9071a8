import { describe, expect, it } from 'vitest';
import type { SavedViewRow } from '../../../../server/roomservice/rows/views';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeViews(bench: () => Bench): void {
  const view = (userID: string, name: string, search = ''): SavedViewRow => ({
    ...{ viewID: `view_${unique()}`, userID, list: 'recordings', name, search, createdAt: at(0) },
  });

  describe('saved views', () => {
    it('belong to one person and list, by name, one of each name', async () => {
      const { store } = bench();
      const [me, other] = [`me_${unique()}`, `other_${unique()}`];
      const [long, failed] = [view(me, 'long'), view(me, 'Failed', 'state=failed')];
      const kept = await store.transact(async ({ views }) => {
        await views.put(view(other, 'long'));
        await views.put(long);
        await views.put(failed);
        return views.put(view(me, 'LONG', 'min=900'));
      });
      const replaced = { ...long, name: 'LONG', search: 'min=900' };
      expect(kept).toEqual(replaced);
      expect(await store.read.views.of(me, 'recordings')).toEqual([failed, replaced]);
      expect(await store.read.views.count(me)).toBe(2);
      expect(await store.read.views.get(long.viewID)).toEqual(replaced);

      await store.transact(({ views }) => views.delete(long.viewID));
      expect(await store.read.views.get(long.viewID)).toBeUndefined();
      expect(await store.read.views.of(me, 'recordings')).toEqual([failed]);
    });
  });
}
