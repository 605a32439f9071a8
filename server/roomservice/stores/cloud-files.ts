import type { CloudFileRow } from '../rows/cloud-files';

export interface CloudFilesStore {
  readonly cloudFiles: {
    get(cloudFileID: string): Promise<CloudFileRow | undefined>;
    lock(cloudFileID: string): Promise<CloudFileRow | undefined>;
    /** False where there is one with that `fileKey`. */
    insert(row: CloudFileRow): Promise<boolean>;
    update(cloudFileID: string, patch: Partial<Omit<CloudFileRow, 'cloudFileID'>>): Promise<void>;
    /** Newest first, at most 200. */
    unmatched(): Promise<readonly CloudFileRow[]>;
    /** By start. */
    ofRecording(recordingID: string): Promise<readonly CloudFileRow[]>;
    /** Those that nobody fetches, told of before that; how many. */
    deleteBefore(receivedAt: Date): Promise<number>;
  };
}
