import type { ChartStep } from '../../../../contract/review-charts';

const dayMs = 86_400_000;
/** Beyond so many weeks a chart is drawn by months, and of months there are no more than these. */
const WEEKS = 106;
const MONTHS = 120;

export interface Periods {
  readonly by: ChartStep;
  /** When each begins, by the clocks of the zone; the first where it was asked for, or later where that is too long ago. */
  readonly starts: readonly Date[];
}

/** The weeks (from Monday) or months that have something of `from` to `to`. */
export function periodsOf(from: Date, to: Date, by: ChartStep, zone: string): Periods {
  if (by === 'week' && to.getTime() - from.getTime() > WEEKS * 7 * dayMs) {
    return periodsOf(from, to, 'month', zone);
  }
  const starts: Date[] = [];
  let day = firstDay(dayIn(zone, to), by);
  while (starts.length < MONTHS + 1) {
    const start = midnightIn(zone, day);
    starts.unshift(start);
    if (start <= from) break;
    day = before(day, by);
  }
  const [first, ...others] = starts.slice(-MONTHS);
  return { by, starts: [first === undefined || first < from ? from : first, ...others] };
}

/** A day of the calendar, as the UTC midnight of its date: what days are counted with. */
function dayIn(zone: string, at: Date): Date {
  return new Date(Math.floor(wallClock(zone, at) / dayMs) * dayMs);
}

function firstDay(day: Date, by: ChartStep): Date {
  if (by === 'month') return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs);
}

function before(day: Date, by: ChartStep): Date {
  if (by === 'month') return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 1, 1));
  return new Date(day.getTime() - 7 * dayMs);
}

/** When a day begins in a zone. Its offset is looked up twice: it may change between UTC’s midnight and its own. */
function midnightIn(zone: string, day: Date): Date {
  const guess = new Date(day.getTime() * 2 - wallClock(zone, day));
  const off = wallClock(zone, guess) - day.getTime();
  return new Date(guess.getTime() - off);
}

/** What the clocks of a zone show, read as if they were UTC. */
function wallClock(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, dateStyle: 'short', timeStyle: 'medium' },
  }).format(at);
  return Date.parse(`${parts.replace(' ', 'T')}Z`);
}
