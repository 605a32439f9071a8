import type { StorageForecast } from '../../../contract/storage';
import type { StorageSampleRow } from '../rows/storage';
import type { DiskSpace } from './port';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** What a rate is measured over, and how much of it there must be. */
const weekMs = 7 * dayMs;
const leastMs = 2 * dayMs;
const tenYears = 3650;

/** Where the free space of the last week leads: a straight line through it, since it falls by day and rises by night. */
export function forecastOf(
  samples: readonly StorageSampleRow[],
  { freeBytes, totalBytes }: DiskSpace,
  { now, stopBytes }: { readonly now: Date; readonly stopBytes: number },
): StorageForecast {
  const week = ofThisDisk(samples, totalBytes).filter(({ takenAt }) => takenAt.getTime() > +now - weekMs);
  const first = week[0]?.takenAt ?? now;
  const span = now.getTime() - first.getTime();
  if (span < leastMs) return { kind: 'tooFew', hours: Math.floor(span / hourMs) };
  const bytesPerDay = Math.round(-slopeOf(week) * dayMs);
  if (bytesPerDay <= 0 || freeBytes / bytesPerDay > tenYears) return { kind: 'steady', bytesPerDay };
  const after = (bytes: number) =>
    new Date(now.getTime() + (Math.max(0, bytes) / bytesPerDay) * dayMs).toISOString();
  return { kind: 'fills', bytesPerDay, stopsAt: after(freeBytes - stopBytes), fullAt: after(freeBytes) };
}

/** The samples since the disk has its size: one that was enlarged, or replaced, begins anew. */
function ofThisDisk(samples: readonly StorageSampleRow[], totalBytes: number): readonly StorageSampleRow[] {
  const other = samples.findLastIndex((sample) => sample.totalBytes !== totalBytes);
  return samples.slice(other + 1);
}

/** Bytes a millisecond, by least squares. */
function slopeOf(samples: readonly StorageSampleRow[]): number {
  const mean = (of: (sample: StorageSampleRow) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const at = mean(({ takenAt }) => takenAt.getTime());
  const free = mean(({ freeBytes }) => freeBytes);
  let both = 0;
  let squares = 0;
  for (const { takenAt, freeBytes } of samples) {
    const away = takenAt.getTime() - at;
    both += away * (freeBytes - free);
    squares += away * away;
  }
  return squares === 0 ? 0 : both / squares;
}
