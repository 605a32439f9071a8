import type { RecordingTranslate } from '../texts';

/** A range of durations in seconds; either end may be open. */
export interface DurationRange {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** 90 → 1.5 */
export function minutesOf(seconds: number): string {
  return String(Math.round(seconds / 6) / 10);
}

/** What was typed as minutes, in whole seconds; undefined for nothing, null for no number. */
export function secondsOf(typed: string): number | undefined | null {
  const text = typed.trim().replace(',', '.');
  if (text === '') return undefined;
  if (!/^\d{1,4}(\.\d+)?$/.test(text)) return null;
  const seconds = Math.round(Number(text) * 60);
  return seconds <= 86_400 ? seconds : null;
}

/** How a chip says it: "≥ 5 min", "1–5 min". */
export function rangeWords({ min, max }: DurationRange, t: RecordingTranslate): string | undefined {
  if (min !== undefined && max !== undefined) {
    return t('filter.between', { from: minutesOf(min), to: minutesOf(max) });
  }
  if (min !== undefined) return t('filter.atLeast', { minutes: minutesOf(min) });
  return max === undefined ? undefined : t('filter.atMost', { minutes: minutesOf(max) });
}
