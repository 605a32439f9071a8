import { describe, expect, it } from 'vitest';
import type { StorageLevel } from '../../../contract/storage-levels';
import { forecastOf } from '../../../server/roomservice/storage/forecast';
import { levelAfter, limitsOf } from '../../../server/roomservice/storage/levels';
import { at } from '../../support/rows';

const GB = 1e9;
const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the level of a disk', () => {
  const limits = { warnBytes: 100, stopBytes: 10 };
  const walk = (...free: readonly number[]) => {
    let level: StorageLevel = 'ample';
    return free.map((bytes) => (level = levelAfter(level, bytes, limits)));
  };

  it('falls at each limit', () => {
    expect(walk(500, 100, 99, 10, 9, 0)).toEqual(['ample', 'ample', 'low', 'low', 'full', 'full']);
  });

  it('rises only with a tenth more room than the limit, so that it does not flutter', () => {
    expect(walk(99, 101, 99, 109, 110)).toEqual(['low', 'low', 'low', 'low', 'ample']);
    expect(walk(9, 10, 10.9, 11, 9)).toEqual(['full', 'full', 'full', 'low', 'full']);
    expect(walk(9, 500)).toEqual(['full', 'ample']);
  });

  it('hangs on the larger of the two limits of the warning', () => {
    const gib = 1024 ** 3;
    const given = { warnPercent: 10, warnGiB: 5, stopGiB: 0.5 };
    expect(limitsOf(given, 1000 * gib)).toEqual({ warnBytes: 100 * gib, stopBytes: gib / 2 });
    expect(limitsOf(given, 20 * gib)).toEqual({ warnBytes: 5 * gib, stopBytes: gib / 2 });
  });
});

describe('the forecast', () => {
  const totalBytes = 1000 * GB;
  const aWeek = (freeAfter: (days: number) => number, days = 7, total = totalBytes) =>
    Array.from({ length: days * 24 + 1 }, (_, hour) => ({
      takenAt: at(hour * HOUR),
      freeBytes: freeAfter(hour / 24),
      totalBytes: total,
      level: 'ample' as const,
    }));
  const asOf = (days: number, freeBytes: number) =>
    [
      { freeBytes, totalBytes },
      { now: at(days * DAY), stopBytes: 20 * GB },
    ] as const;

  it('names the day on which the disk is full, and the one on which uploads stop', () => {
    const samples = aWeek((days) => 270 * GB - days * 10 * GB);
    expect(forecastOf(samples, ...asOf(7, 200 * GB))).toEqual({
      ...{ kind: 'fills', bytesPerDay: 10 * GB },
      ...{ stopsAt: at(25 * DAY).toISOString(), fullAt: at(27 * DAY).toISOString() },
    });
  });

  it('looks through what the nights give back', () => {
    // Twelve a day come by day, and two of them go at night.
    const samples = aWeek((days) => 270 * GB - Math.floor(days) * 10 * GB - (days % 1) * 12 * GB);
    const found = forecastOf(samples, ...asOf(7, 200 * GB));
    expect(found.kind === 'fills' && found.bytesPerDay / GB).toBeCloseTo(10, 0);
  });

  it('names none where the free space does not shrink', () => {
    expect(
      forecastOf(
        aWeek(() => 9 * GB),
        ...asOf(7, 9 * GB),
      ),
    ).toEqual({ kind: 'steady', bytesPerDay: -0 });
    const grows = forecastOf(
      aWeek((days) => days * GB),
      ...asOf(7, 7 * GB),
    );
    expect(grows).toEqual({ kind: 'steady', bytesPerDay: -GB });
  });

  it('waits for two days of samples, and for two more when the disk has another size', () => {
    const short = aWeek((days) => 100 * GB - days * GB, 1);
    expect(forecastOf(short, ...asOf(1, 99 * GB))).toEqual({ kind: 'tooFew', hours: 24 });
    expect(forecastOf([], ...asOf(1, 99 * GB))).toEqual({ kind: 'tooFew', hours: 0 });
    const before = aWeek((days) => 100 * GB - days * GB, 7, 500 * GB);
    expect(forecastOf(before, ...asOf(7, 99 * GB))).toEqual({ kind: 'tooFew', hours: 0 });
  });
});
