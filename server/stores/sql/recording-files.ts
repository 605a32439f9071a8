import { and, asc, eq } from 'drizzle-orm';
import type { RecordingFilesStore } from '../../roomservice/stores/recording-files';
import { byCodePoint } from './columns';
import type { Db } from './db';
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
  };
}
