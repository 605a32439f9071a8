import type { UploadRow } from '../rows/uploads';

export interface UploadsStore {
  readonly uploads: {
    get(uploadID: string): Promise<UploadRow | undefined>;
    lock(uploadID: string): Promise<UploadRow | undefined>;
    insert(row: UploadRow): Promise<void>;
    update(uploadID: string, patch: Partial<Omit<UploadRow, 'uploadID'>>): Promise<void>;
    delete(uploadID: string): Promise<void>;
    /** Newest first, at most 200, without those that are attached. */
    openOf(userID: string): Promise<readonly UploadRow[]>;
    /** Those that are said to be part of a recording. */
    ofRecording(recordingID: string): Promise<readonly UploadRow[]>;
    /** On their way, and nothing came since `before`. */
    stalledSince(before: Date): Promise<readonly UploadRow[]>;
  };
}
