import type { TriesStore } from '../../roomservice/stores/tries';
import type { View } from './tables';

export function tries(view: View): TriesStore['tries'] {
  return {
    async add(key, now, until) {
      const known = view.tries.get(key);
      const row =
        known && known.until > now ? { ...known, count: known.count + 1 } : { key, count: 1, until };
      view.tries.set(key, row);
      return row;
    },
    async takeBack(key, back) {
      const known = view.tries.get(key);
      if (known) view.tries.set(key, { ...known, count: known.count - back });
    },
    forget: async (key) => view.tries.delete(key),
    async deleteExpired(now) {
      const old = [...view.tries.values()].filter(({ until }) => until <= now);
      for (const { key } of old) view.tries.delete(key);
      return old.length;
    },
  };
}
