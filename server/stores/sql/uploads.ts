import { and, asc, desc, eq, lte, ne } from 'drizzle-orm';
import type { UploadsStore } from '../../roomservice/stores/uploads';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { uploads } from './schema/recordings';

export function uploadsOver(db: Db): UploadsStore['uploads'] {
  const one = (uploadID: string) => db.select().from(uploads).where(eq(uploads.uploadID, uploadID));
  return {
    get: (uploadID) => first(one(uploadID)),
    lock: (uploadID) => first(one(uploadID).for('update')),
    async insert(row) {
      await db.insert(uploads).values(row);
    },
    async update(uploadID, patch) {
      await db.update(uploads).set(patch).where(eq(uploads.uploadID, uploadID));
    },
    async delete(uploadID) {
      await db.delete(uploads).where(eq(uploads.uploadID, uploadID));
    },
    openOf: async (userID) =>
      db
        .select()
        .from(uploads)
        .where(and(eq(uploads.userID, userID), ne(uploads.state, 'attached')))
        .orderBy(desc(uploads.createdAt), byCodePoint(uploads.uploadID))
        .limit(200),
    ofRecording: async (recordingID) =>
      db
        .select()
        .from(uploads)
        .where(eq(uploads.recordingID, recordingID))
        .orderBy(asc(uploads.createdAt), byCodePoint(uploads.uploadID)),
    stalledSince: async (before) =>
      db
        .select()
        .from(uploads)
        .where(and(eq(uploads.state, 'receiving'), lte(uploads.changedAt, before))),
  };
}
