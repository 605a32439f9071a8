import type { ResultOf } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import type { BreakReason } from '../../contract/floor';
import type { TimesUrl } from './times-url';

type Spent = ResultOf<Endpoints['listPresenceTimes']>['items'][number];

/** How one agent spent the time that was asked for, in seconds. */
export interface AgentTimes {
  readonly userID: string;
  readonly name: string;
  readonly available: number;
  readonly inCall: number;
  readonly wrapUp: number;
  readonly break: number;
  /** Of the breaks, the longest first. */
  readonly breaks: readonly { readonly reason: BreakReason; readonly seconds: number }[];
}

/** A row an agent. Who was offline all the time is none: there is nothing to say of them. */
export function agentTimes(items: readonly Spent[]): readonly AgentTimes[] {
  const byAgent = new Map<string, Spent[]>();
  for (const each of items) {
    const known = byAgent.get(each.user.userID);
    if (known) known.push(each);
    else byAgent.set(each.user.userID, [each]);
  }
  return [...byAgent.values()].flatMap((spent) => {
    const [first] = spent;
    if (!first) return [];
    const inState = (state: Spent['state']) =>
      spent.filter((each) => each.state === state).reduce((sum, { seconds }) => sum + seconds, 0);
    const times = {
      ...first.user,
      available: inState('available'),
      inCall: inState('inCall'),
      wrapUp: inState('wrapUp'),
      break: inState('break'),
      breaks: breaksOf(spent),
    };
    return hereOf(times) > 0 ? [times] : [];
  });
}

function breaksOf(spent: readonly Spent[]): AgentTimes['breaks'] {
  return spent
    .flatMap(({ state, reason, seconds }) => (state === 'break' && reason ? [{ reason, seconds }] : []))
    .sort((a, b) => b.seconds - a.seconds);
}

/** All the time that was not offline. */
export function hereOf({ available, inCall, wrapUp, break: away }: AgentTimes): number {
  return available + inCall + wrapUp + away;
}

/** The share of work in the time for it, 0 to 1; null where there was none. */
export function occupancyOf({ available, inCall, wrapUp }: AgentTimes): number | null {
  const able = available + inCall + wrapUp;
  return able === 0 ? null : (inCall + wrapUp) / able;
}

/** In the order that somebody chose; equal ones by name. */
export function sorted(rows: readonly AgentTimes[], sort: TimesUrl['sort']): readonly AgentTimes[] {
  const [field, direction] = sort.split('.');
  const sign = direction === 'desc' ? -1 : 1;
  const byName = (a: AgentTimes, b: AgentTimes) => a.name.localeCompare(b.name, 'zh-CN');
  return [...rows].sort((a, b) =>
    field === 'agent' ? sign * byName(a, b) : sign * (valueOf(a, field) - valueOf(b, field)) || byName(a, b),
  );
}

function valueOf(times: AgentTimes, field: string | undefined): number {
  switch (field) {
    case 'available':
    case 'inCall':
    case 'wrapUp':
    case 'break':
      return times[field];
    case 'occupancy':
      return occupancyOf(times) ?? -1;
    default:
      return hereOf(times);
  }
}
