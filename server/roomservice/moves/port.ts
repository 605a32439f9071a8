import type { MediaPlace, MoveTrouble } from '../../../contract/places';
import type { RecordingFileRow } from '../rows/recording-files';

/** The places where files of recordings may lie. */
export interface Places {
  /** Where files of new recordings go. */
  readonly newRecordings: MediaPlace;
  /** What the bucket is called; null where none is configured. */
  readonly bucket: string | null;
  /** Whether the bucket answers, as of a few seconds ago; true where there is none. */
  answers(): Promise<boolean>;
  /**
   * Copies a file from one place to the other, whole or not at all, and reads what arrived: null where those are the bytes
   * that were recorded. Begun again after the death of a process, it goes on where it was. Rejects where `signal` ends it.
   */
  copy(file: MovedFile, way: Way, watch: CopyWatch): Promise<MoveTrouble | null>;
  /** Does nothing where there is none; null when it is gone. */
  delete(place: MediaPlace, location: string): Promise<MoveTrouble | null>;
}

export type MovedFile = Pick<RecordingFileRow, 'location' | 'bytes' | 'checksum'>;

export interface Way {
  readonly from: MediaPlace;
  readonly to: MediaPlace;
}

export interface CopyWatch {
  readonly signal: AbortSignal;
  /** So many more bytes; it is waited for. */
  onBytes(bytes: number): Promise<void>;
}
