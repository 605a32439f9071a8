import type { RecordingHoldRow } from '../rows/holds';
import type { Page, Reach } from './lists';

/** A hold as it stands: what it still keeps; once all is let go, what it kept. */
export interface HoldSum extends Pick<RecordingHoldRow, 'holdID' | 'reason' | 'placedAt' | 'placedByID'> {
  readonly recordings: number;
  readonly bytes: number;
  readonly erasingWaits: number;
  /** Null while it keeps something. */
  readonly lifted: { readonly at: Date; readonly byID: string; readonly reason: string } | null;
}

export interface HoldsStore {
  /** Legal holds. Whoever places or lifts one holds the lock of its recordings. */
  readonly holds: {
    place(rows: readonly RecordingHoldRow[]): Promise<void>;
    get(holdID: string): Promise<HoldSum | undefined>;
    /** Newest first, ties by holdID. */
    list(
      query: { readonly state: 'open' | 'lifted'; readonly page: number; readonly size: number },
      reach: Reach,
    ): Promise<Page<HoldSum>>;
    /** By recordingID. */
    rowsOf(holdID: string): Promise<readonly RecordingHoldRow[]>;
    /** Oldest first, ties by holdID. */
    ofRecording(recordingID: string): Promise<readonly RecordingHoldRow[]>;
    update(
      holdID: string,
      recordingID: string,
      patch: Partial<Omit<RecordingHoldRow, 'holdID' | 'recordingID'>>,
    ): Promise<void>;
  };
}
