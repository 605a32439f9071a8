import { and, count, eq } from 'drizzle-orm';
import type { ViewsStore } from '../../roomservice/stores/views';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { fold } from './lists';
import { savedViews } from './schema/saved-views';

const columns = {
  viewID: savedViews.viewID,
  userID: savedViews.userID,
  list: savedViews.list,
  name: savedViews.name,
  search: savedViews.search,
  createdAt: savedViews.createdAt,
};

export function viewsOver(db: Db): ViewsStore['views'] {
  const mine = (userID: string) => eq(savedViews.userID, userID);
  return {
    get: (viewID) => first(db.select(columns).from(savedViews).where(eq(savedViews.viewID, viewID))),
    of: async (userID, list) =>
      db
        .select(columns)
        .from(savedViews)
        .where(and(mine(userID), eq(savedViews.list, list)))
        .orderBy(byCodePoint(savedViews.nameKey)),
    async put(row) {
      const [kept] = await db
        .insert(savedViews)
        .values({ ...row, nameKey: fold(row.name) })
        .onConflictDoUpdate({
          target: [savedViews.userID, savedViews.list, savedViews.nameKey],
          set: { name: row.name, search: row.search },
        })
        .returning(columns);
      return kept ?? row;
    },
    async count(userID) {
      const [counted] = await db.select({ total: count() }).from(savedViews).where(mine(userID));
      return counted?.total ?? 0;
    },
    async delete(viewID) {
      await db.delete(savedViews).where(eq(savedViews.viewID, viewID));
    },
  };
}
