import type { AuditRow } from '../../roomservice/rows/audit';
import type { AuditFilter, AuditStore } from '../../roomservice/stores/audit';
import type { LiveStore } from '../../roomservice/stores/live';
import type { StoredLiveEvent } from '../../roomservice/ports';
import { isOneOf, isWithin, matches } from './lists';
import { nextNumber, type View } from './tables';

export function audit(view: View): AuditStore['audit'] {
  return {
    append: async (row) => view.audit.set(String(nextNumber(view, 'audit')), row),
    async list(query) {
      const found = foundIn(view, query).map(({ row }) => row);
      const first = (query.page - 1) * query.size;
      return { items: found.slice(first, first + query.size), total: found.length };
    },
    async walk(query, after, limit) {
      const all = foundIn(view, query);
      const first = after ? all.findIndex(({ arrival }) => arrival === after.arrival) + 1 : 0;
      const found = all.slice(first, first + limit);
      const last = found.length === limit ? found.at(-1) : undefined;
      return {
        rows: found.map(({ row }) => row),
        place: last ? { at: last.row.at, arrival: last.arrival } : null,
      };
    },
  };
}

/** Rows come in order of appending, and sorting is stable: entries of one instant stay in that order. */
function foundIn(view: View, query: AuditFilter) {
  const found = [...view.audit.values()]
    .map((row, arrival) => ({ row, arrival }))
    .filter(({ row }) => isWanted(row, query))
    .sort((a, b) => a.row.at.getTime() - b.row.at.getTime());
  return query.sort === 'at.desc' ? found.reverse() : found;
}

function isWanted(row: AuditRow, query: AuditFilter): boolean {
  return (
    isWithin(row.at, query.from, query.to) &&
    matches(query.q, row.object?.id, row.object?.name, row.roomID, row.reason) &&
    isOneOf(query.actorID, row.actorID) &&
    isOneOf(query.action, row.action) &&
    isOneOf(query.objectKind, row.object?.kind ?? null) &&
    (query.objectID === undefined || row.object?.id === query.objectID) &&
    isOneOf(query.result, row.result)
  );
}

export function live(view: View): LiveStore['live'] {
  return {
    async append({ at, event, audience }) {
      const seq = nextNumber(view, 'live');
      const stored: StoredLiveEvent = { event: { ...event, seq, at: at.toISOString() }, audience };
      view.live.set(String(seq), stored);
      return stored;
    },
    after: async (seq, limit) =>
      [...view.live.values()].filter((stored) => stored.event.seq > seq).slice(0, limit),
    async range() {
      const newest = view.counters.get('live') ?? 0;
      const [first] = view.live.values();
      return { oldest: first?.event.seq ?? newest + 1, newest };
    },
    async deleteBefore(at) {
      const old = [...view.live.values()].filter((stored) => Date.parse(stored.event.at) < at.getTime());
      for (const stored of old) view.live.delete(String(stored.event.seq));
      return old.length;
    },
  };
}
