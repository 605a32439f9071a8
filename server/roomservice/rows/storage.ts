import type { StorageLevel } from '../../../contract/storage-levels';

/** How full the disk of recordings was at one moment. */
export interface StorageSampleRow {
  readonly takenAt: Date;
  readonly freeBytes: number;
  readonly totalBytes: number;
  readonly level: StorageLevel;
}
