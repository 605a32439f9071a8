import type { PresenceChangeRow } from '../rows/presence';

export interface Spent extends Pick<PresenceChangeRow, 'userID' | 'state' | 'reason'> {
  readonly ms: number;
}

/** How long each person was in each state from `from` to `to`; changes come oldest first, those before `from` too. */
export function timesOf(changes: readonly PresenceChangeRow[], from: Date, to: Date): readonly Spent[] {
  const spent = new Map<string, Spent>();
  const last = new Map<string, PresenceChangeRow>();
  const close = (change: PresenceChangeRow, end: Date) => {
    const ms = end.getTime() - Math.max(change.at.getTime(), from.getTime());
    if (ms <= 0) return;
    const { userID, state, reason } = change;
    const key = `${userID} ${state} ${reason?.reasonID ?? ''}`;
    spent.set(key, { userID, state, reason, ms: (spent.get(key)?.ms ?? 0) + ms });
  };
  for (const change of changes) {
    const before = last.get(change.userID);
    if (before) close(before, change.at);
    last.set(change.userID, change);
  }
  for (const change of last.values()) close(change, to);
  return [...spent.values()];
}
