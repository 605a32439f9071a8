import { lastDays, type Days } from '../../ui/filter/panels';
import { formatDay } from '../../ui/format/when';

/** What to do about a list that shows nothing under its filters. */
export type WayOut =
  /** Nothing at any time: the other filters are the cause. */
  | { readonly because: 'filters' }
  /** Something matches outside the days shown: the newest is of `newest`, and `days` would show it. */
  | { readonly because: 'days'; readonly newest: string; readonly days: Days; readonly last: 90 | undefined };

/** Judged by what RoomService says is the newest match at any time; 90 days where that is enough. */
export function wayOut(newestOutside: string | null, now: Date = new Date()): WayOut {
  if (newestOutside === null) return { because: 'filters' };
  const newest = formatDay(newestOutside);
  const ninety = lastDays(90, now);
  // Days as text compare as days.
  return ninety.from !== undefined && newest >= ninety.from
    ? { because: 'days', newest, days: ninety, last: 90 }
    : { because: 'days', newest, days: { from: newest, to: newest }, last: undefined };
}
