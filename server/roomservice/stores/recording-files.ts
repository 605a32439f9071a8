import type { MediaPlace } from '../../../contract/places';
import type { RecordingFileRow } from '../rows/recording-files';

export interface RecordingFilesStore {
  readonly recordingFiles: {
    insert(row: RecordingFileRow): Promise<void>;
    /** By role, then part. */
    of(recordingID: string): Promise<readonly RecordingFileRow[]>;
    delete(fileID: string): Promise<void>;
    /** Originals with these very bytes. */
    byChecksum(checksum: string): Promise<readonly RecordingFileRow[]>;
    lock(fileID: string): Promise<RecordingFileRow | undefined>;
    setPlace(fileID: string, place: MediaPlace): Promise<void>;
    /** Where the file of that location lies; undefined where there is no row of it. */
    placeOf(location: string): Promise<MediaPlace | undefined>;
    /** How much lies where; nothing of a place without any. */
    sumsByPlace(): Promise<readonly (FileSum & { readonly place: MediaPlace })[]>;
  };
}

export interface FileSum {
  readonly files: number;
  readonly bytes: number;
}
