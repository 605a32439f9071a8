import { eq, lte, sql } from 'drizzle-orm';
import type { TriesStore } from '../../roomservice/stores/tries';
import type { Db } from './db';
import { tries } from './schema/tries';

export function triesOver(db: Db): TriesStore['tries'] {
  return {
    async add(key, now, until) {
      const isOver = lte(tries.until, now);
      const [row] = await db
        .insert(tries)
        .values({ key, count: 1, until })
        .onConflictDoUpdate({
          target: tries.key,
          set: {
            count: sql`case when ${isOver} then 1 else ${tries.count} + 1 end`,
            until: sql`case when ${isOver} then excluded.until else ${tries.until} end`,
          },
        })
        .returning();
      if (!row) throw new Error('A try was not counted.');
      return row;
    },
    async takeBack(key, back) {
      await db
        .update(tries)
        .set({ count: sql`${tries.count} - ${back}` })
        .where(eq(tries.key, key));
    },
    async forget(key) {
      await db.delete(tries).where(eq(tries.key, key));
    },
    async deleteExpired(now) {
      const { rowCount } = await db.delete(tries).where(lte(tries.until, now));
      return rowCount ?? 0;
    },
  };
}
