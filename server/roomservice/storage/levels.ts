import type { StorageSettings } from '../../../contract/storage';
import type { StorageLevel } from '../../../contract/storage-levels';

const GIB = 1024 ** 3;
/** Whoever was warned hears that all is well only once there is so much more room than the limit: a level does not flutter. */
const EASE = 0.1;

/** The limits as they come out on a disk of that size. */
export interface Limits {
  readonly warnBytes: number;
  readonly stopBytes: number;
}

export function limitsOf(
  { warnPercent, warnGiB, stopGiB }: Pick<StorageSettings, 'warnPercent' | 'warnGiB' | 'stopGiB'>,
  totalBytes: number,
): Limits {
  return {
    warnBytes: Math.round(Math.max((totalBytes * warnPercent) / 100, warnGiB * GIB)),
    stopBytes: Math.round(stopGiB * GIB),
  };
}

export function levelAfter(
  before: StorageLevel,
  freeBytes: number,
  { warnBytes, stopBytes }: Limits,
): StorageLevel {
  const isBelow = (limit: number, was: boolean) => freeBytes < (was ? limit + limit * EASE : limit);
  if (isBelow(stopBytes, before === 'full')) return 'full';
  return isBelow(warnBytes, before !== 'ample') ? 'low' : 'ample';
}
