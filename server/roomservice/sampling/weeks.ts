/** A week by the clock of the server: when each of its days begins, from Monday on, and when the next week does. */
export type Week = readonly Date[];

const daysOfWeek = 7;

/** The week that holds this moment. Days are counted by the calendar: where clocks change, one has 23 or 25 hours. */
export function weekOf(at: Date): Week {
  const monday = new Date(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % daysOfWeek));
  return Array.from(
    { length: daysOfWeek + 1 },
    (_, day) => new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + day),
  );
}

export function startOf([monday]: Week): Date {
  return monday ?? new Date(Number.NaN);
}

export function endOf(week: Week): Date {
  return week.at(-1) ?? new Date(Number.NaN);
}

/** So many weeks that ended, the oldest first. */
export function weeksBefore(now: Date, count: number): readonly Week[] {
  const weeks: Week[] = [];
  let before = startOf(weekOf(now));
  for (let i = 0; i < count; i += 1) {
    const week = weekOf(new Date(before.getTime() - 1));
    weeks.unshift(week);
    before = startOf(week);
  }
  return weeks;
}

/** How many of its days are over. */
export function daysOver(week: Week, now: Date): number {
  return week.slice(1).filter((end) => end <= now).length;
}

/** On which of its days, from 0. */
export function dayIn(week: Week, at: Date): number {
  return week.findLastIndex((begins) => begins <= at);
}
