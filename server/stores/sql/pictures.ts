import { asc, eq } from 'drizzle-orm';
import type { PicturesStore } from '../../roomservice/stores/pictures';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { pictures } from './schema/pictures';

export function picturesOver(db: Db): PicturesStore['pictures'] {
  return {
    get: (pictureID) => first(db.select().from(pictures).where(eq(pictures.pictureID, pictureID))),
    async insert(row) {
      await db.insert(pictures).values(row);
    },
    async delete(pictureID) {
      await db.delete(pictures).where(eq(pictures.pictureID, pictureID));
    },
    ofCall: async (callID) =>
      db
        .select()
        .from(pictures)
        .where(eq(pictures.callID, callID))
        .orderBy(asc(pictures.takenAt), byCodePoint(pictures.pictureID)),
  };
}
