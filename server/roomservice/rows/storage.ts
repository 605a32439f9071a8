import type { StorageLevel } from '../../../contract/storage-levels';

/** How full the disk of recordings was at one moment. */
export interface StorageSampleRow {
  readonly takenAt: Date;
  readonly freeBytes: number;
  readonly totalBytes: number;
  readonly level: StorageLevel;
}

/** When files and rows were held against each other. */
export interface StorageCheckRow {
  readonly checkedAt: Date;
  readonly files: number;
  readonly bytes: number;
  readonly isUnsure: boolean;
}

/** stray: a file that no row knows; missing: one that a row knows and that is not there. */
export interface StorageFindingRow {
  readonly location: string;
  readonly kind: 'stray' | 'missing';
  readonly bytes: number;
  /** Whose it is; null for a stray. */
  readonly recordingID: string | null;
  /** When something last wrote to it; null where it is not there. */
  readonly changedAt: Date | null;
  readonly foundAt: Date;
}
