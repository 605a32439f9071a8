import type { RecordingFileRow } from '../rows/recording-files';

export interface RecordingFilesStore {
  readonly recordingFiles: {
    insert(row: RecordingFileRow): Promise<void>;
    /** By role, then part. */
    of(recordingID: string): Promise<readonly RecordingFileRow[]>;
    delete(fileID: string): Promise<void>;
    /** Originals with these very bytes. */
    byChecksum(checksum: string): Promise<readonly RecordingFileRow[]>;
  };
}
