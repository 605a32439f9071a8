import type { CallInput } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import { lastDays, type Days } from '../ui/filter/panels';
import { day, sort, texts, urlCodec, type StateOf } from '../ui/url/codec';
import { dayEdge } from '../ui/url/wire';

/** The longest that the server adds up in one answer. */
const MOST_DAYS = 31;

const fields = {
  from: day(),
  to: day(),
  team: texts((value) => /^[A-Za-z0-9_-]{1,40}$/.test(value)),
  agent: texts((value) => /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/.test(value)),
  sort: sort(['agent', 'here', 'available', 'inCall', 'wrapUp', 'break', 'occupancy'], 'agent.asc'),
};

/** All that a person set on the page of times, in the query string. */
export const timesUrl = urlCodec(fields);
export type TimesUrl = StateOf<typeof fields>;

/** Today, unless other days were chosen; an open end is today. */
export function daysOf({ from, to }: Pick<TimesUrl, 'from' | 'to'>, now: Date = new Date()): Days {
  return from === undefined && to === undefined ? lastDays(1, now) : { from, to };
}

/** What to ask the server; null where it is more than it adds up. */
export function timesQuery(
  state: TimesUrl,
  now: Date = new Date(),
): CallInput<Endpoints['listPresenceTimes']>['query'] | null {
  const days = daysOf(state, now);
  const today = lastDays(1, now).from ?? '';
  const to = days.to ?? today;
  const from = days.from ?? lastDays(MOST_DAYS, new Date(dayEdge(to, 'end'))).from ?? to;
  const span = Date.parse(dayEdge(to, 'start')) - Date.parse(dayEdge(from, 'start'));
  // A day with a change of the clocks is an hour longer or shorter.
  if (span < 0 || Math.round(span / 86_400_000) >= MOST_DAYS) return null;
  return {
    from: dayEdge(from, 'start'),
    to: dayEdge(to, 'end'),
    ...(state.team.length > 0 && { teamID: state.team }),
  };
}
