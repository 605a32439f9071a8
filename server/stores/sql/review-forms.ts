import { and, asc, count, desc, eq, getTableColumns, ne, sql } from 'drizzle-orm';
import type { ReviewFormsStore } from '../../roomservice/stores/review-forms';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { fold } from './lists';
import { reviewForms, reviewFormVersions, reviews } from './schema/reviews';

const { nameKey: _nameKey, ...columns } = getTableColumns(reviewForms);

export function reviewFormsOver(db: Db): ReviewFormsStore['reviewForms'] {
  const byID = (formID: string) =>
    db.select(columns).from(reviewForms).where(eq(reviewForms.formID, formID)).$dynamic();
  const isTaken = async (nameKey: string, exceptID: string): Promise<boolean> => {
    const found = await db
      .select({ formID: reviewForms.formID })
      .from(reviewForms)
      .where(and(eq(reviewForms.nameKey, nameKey), ne(reviewForms.formID, exceptID)));
    return found.length > 0;
  };
  return {
    get: (formID) => first(byID(formID)),
    lock: (formID) => first(byID(formID).for('update')),
    async insert(row) {
      const added = await db
        .insert(reviewForms)
        .values({ ...row, nameKey: fold(row.name) })
        .onConflictDoNothing()
        .returning({ formID: reviewForms.formID });
      return added.length > 0;
    },
    async update(formID, patch) {
      const nameKey = patch.name === undefined ? undefined : fold(patch.name);
      if (nameKey !== undefined && (await isTaken(nameKey, formID))) return false;
      // Where another takes the name in between, the unique index refuses, and `transact` asks again.
      await db
        .update(reviewForms)
        .set({
          ...patch,
          ...(nameKey !== undefined && { nameKey }),
          revision: sql`${reviewForms.revision} + 1`,
        })
        .where(eq(reviewForms.formID, formID));
      return true;
    },
    list: async () =>
      db
        .select(columns)
        .from(reviewForms)
        .orderBy(byCodePoint(reviewForms.nameKey), byCodePoint(reviewForms.formID)),
    async insertVersion(row) {
      await db.insert(reviewFormVersions).values(row);
    },
    version: (formID, version) =>
      first(
        db
          .select()
          .from(reviewFormVersions)
          .where(and(eq(reviewFormVersions.formID, formID), eq(reviewFormVersions.version, version))),
      ),
    versions: async (formID) =>
      db
        .select({ ...getTableColumns(reviewFormVersions), reviews: count(reviews.reviewID) })
        .from(reviewFormVersions)
        .leftJoin(
          reviews,
          and(
            eq(reviews.formID, reviewFormVersions.formID),
            eq(reviews.formVersion, reviewFormVersions.version),
          ),
        )
        .where(eq(reviewFormVersions.formID, formID))
        .groupBy(reviewFormVersions.formID, reviewFormVersions.version)
        .orderBy(desc(reviewFormVersions.version), asc(reviewFormVersions.formID)),
  };
}
