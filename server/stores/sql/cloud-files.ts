import { and, asc, desc, eq, lt, ne } from 'drizzle-orm';
import type { CloudFilesStore } from '../../roomservice/stores/cloud-files';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { cloudFiles } from './schema/cloud-files';

export function cloudFilesOver(db: Db): CloudFilesStore['cloudFiles'] {
  const one = (cloudFileID: string) =>
    db.select().from(cloudFiles).where(eq(cloudFiles.cloudFileID, cloudFileID));
  return {
    get: (cloudFileID) => first(one(cloudFileID)),
    lock: (cloudFileID) => first(one(cloudFileID).for('update')),
    async insert(row) {
      const inserted = await db
        .insert(cloudFiles)
        .values(row)
        .onConflictDoNothing({ target: cloudFiles.fileKey })
        .returning({ cloudFileID: cloudFiles.cloudFileID });
      return inserted.length === 1;
    },
    async update(cloudFileID, patch) {
      await db.update(cloudFiles).set(patch).where(eq(cloudFiles.cloudFileID, cloudFileID));
    },
    unmatched: async () =>
      db
        .select()
        .from(cloudFiles)
        .where(eq(cloudFiles.state, 'unmatched'))
        .orderBy(desc(cloudFiles.receivedAt), byCodePoint(cloudFiles.cloudFileID))
        .limit(200),
    ofRecording: async (recordingID) =>
      db
        .select()
        .from(cloudFiles)
        .where(eq(cloudFiles.recordingID, recordingID))
        .orderBy(asc(cloudFiles.startedAt), byCodePoint(cloudFiles.cloudFileID)),
    async deleteBefore(receivedAt) {
      const { rowCount } = await db
        .delete(cloudFiles)
        .where(and(lt(cloudFiles.receivedAt, receivedAt), ne(cloudFiles.state, 'fetching')));
      return rowCount ?? 0;
    },
  };
}
