export type Instant = Date | string | number;

export function toDate(at: Instant): Date {
  return at instanceof Date ? at : new Date(at);
}

/** 12:03:20 in the viewer's zone: for "updated" and "data of". */
export function formatClock(at: Instant, seconds = true): string {
  const date = toDate(at);
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return seconds ? `${clock}:${two(date.getSeconds())}` : clock;
}

/** 2026-11-22, the same order in both languages, in the viewer's zone. */
export function formatDay(at: Instant): string {
  const date = toDate(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** How far a day is from today, in calendar days: -1 is yesterday. */
export function daysFromToday(at: Instant, now: Date = new Date()): number {
  const start = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((start(toDate(at)) - start(now)) / 86_400_000);
}

/** Everything, with the zone: what a title says when the short form is not enough. */
export function formatFull(at: Instant): string {
  return `${formatDay(at)} ${formatClock(at)} ${zoneOf(toDate(at))}`;
}

function zoneOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const sign = minutes < 0 ? '−' : '+';
  const size = Math.abs(minutes);
  return `UTC${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
