import type { RecordingKind, RecordingState } from '../../../contract/recordings';
import type { StorageSampleRow } from '../rows/storage';

interface Share {
  readonly recordings: number;
  readonly bytes: number;
}

/** What files of recordings take on the disk, added up in four ways; what takes nothing is left out. The most bytes first. */
export interface StorageUse {
  readonly states: readonly (Share & { readonly state: RecordingState })[];
  readonly kinds: readonly (Share & { readonly kind: RecordingKind })[];
  /** Under the latest name that recordings of a team have for it. */
  readonly teams: readonly (Share & { readonly teamID: string | null; readonly teamName: string | null })[];
  /** By the month of the start, in UTC: `2026-11`; the newest first. */
  readonly months: readonly (Share & { readonly month: string })[];
}

export interface StorageStore {
  readonly storage: {
    /** In the place of one of the same moment. */
    addSample(row: StorageSampleRow): Promise<void>;
    lastSample(): Promise<StorageSampleRow | undefined>;
    /** Since then, oldest first. */
    samples(since: Date): Promise<readonly StorageSampleRow[]>;
    deleteSamplesBefore(at: Date): Promise<number>;
    use(): Promise<StorageUse>;
    /** With all their files on the disk; ties by recordingID. */
    biggest(limit: number): Promise<readonly { readonly recordingID: string; readonly bytes: number }[]>;
  };
}
