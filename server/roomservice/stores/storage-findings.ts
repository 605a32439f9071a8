import type { StorageCheckRow, StorageFindingRow } from '../rows/storage';

/** A file that should lie in the folder. */
export interface ExpectedFile {
  readonly location: string;
  readonly recordingID: string;
  readonly bytes: number;
}

export interface StorageFindingsStore {
  readonly storageFindings: {
    /** In the place of all earlier ones. */
    setCheck(row: StorageCheckRow): Promise<void>;
    lastCheck(): Promise<StorageCheckRow | undefined>;
    /** In the place of all that was found before; a location once. */
    replace(rows: readonly StorageFindingRow[]): Promise<void>;
    /** The biggest first, ties by location; `total` and `bytes` of all. */
    list(
      kind: StorageFindingRow['kind'],
      limit: number,
    ): Promise<{
      readonly items: readonly StorageFindingRow[];
      readonly total: number;
      readonly bytes: number;
    }>;
    /** Those of these locations that were found, by location. */
    at(locations: readonly string[]): Promise<readonly StorageFindingRow[]>;
    delete(locations: readonly string[]): Promise<void>;
    /** Recordings with a file that was found missing. */
    recordingsMissing(): Promise<readonly string[]>;
    /** Files of recordings that lie in the folder by their rows, by location, beyond one. */
    expected(after: string, limit: number): Promise<readonly ExpectedFile[]>;
    /** Those of these locations that a recording, an upload or a job that removes files still knows. */
    known(locations: readonly string[]): Promise<ReadonlySet<string>>;
  };
}
