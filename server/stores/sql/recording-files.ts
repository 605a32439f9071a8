import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { RecordingFilesStore } from '../../roomservice/stores/recording-files';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { recordingFiles } from './schema/recordings';

export function recordingFilesOver(db: Db): RecordingFilesStore['recordingFiles'] {
  return {
    async insert(row) {
      await db.insert(recordingFiles).values(row);
    },
    of: async (recordingID) =>
      db
        .select()
        .from(recordingFiles)
        .where(eq(recordingFiles.recordingID, recordingID))
        .orderBy(byCodePoint(recordingFiles.role), asc(recordingFiles.part)),
    async delete(fileID) {
      await db.delete(recordingFiles).where(eq(recordingFiles.fileID, fileID));
    },
    byChecksum: async (checksum) =>
      db
        .select()
        .from(recordingFiles)
        .where(and(eq(recordingFiles.checksum, checksum), eq(recordingFiles.role, 'original')))
        .orderBy(asc(recordingFiles.createdAt), byCodePoint(recordingFiles.fileID)),
    lock: (fileID) =>
      first(db.select().from(recordingFiles).where(eq(recordingFiles.fileID, fileID)).for('update')),
    async setPlace(fileID, place) {
      await db.update(recordingFiles).set({ place }).where(eq(recordingFiles.fileID, fileID));
    },
    async placeOf(location) {
      const found = await first(
        db
          .select({ place: recordingFiles.place })
          .from(recordingFiles)
          .where(eq(recordingFiles.location, location))
          .limit(1),
      );
      return found?.place;
    },
    sumsByPlace: async () =>
      db
        .select({
          place: recordingFiles.place,
          files: count(),
          bytes: sql<number>`sum(${recordingFiles.bytes})`.mapWith(Number),
        })
        .from(recordingFiles)
        .groupBy(recordingFiles.place)
        .orderBy(recordingFiles.place),
  };
}
