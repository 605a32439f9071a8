import { and, asc, desc, eq, getTableColumns, gt, lt, min, sql, type SQL } from 'drizzle-orm';
import type { StoredLiveEvent } from '../../roomservice/ports';
import type { AuditRow } from '../../roomservice/rows/audit';
import type { AuditFilter, AuditPlace, AuditStore } from '../../roomservice/stores/audit';
import type { LiveStore } from '../../roomservice/stores/live';
import type { Db } from './db';
import { contains, is, isOneOf, isWithin, pageOf, searchText } from './lists';
import { audit, counters, liveEvents } from './schema/logs';

const { arrival: _arrival, search: _search, ...auditColumns } = getTableColumns(audit);

export function auditOver(db: Db): AuditStore['audit'] {
  return {
    async append({ object, ...row }) {
      await db.insert(audit).values({
        ...row,
        objectKind: object?.kind ?? null,
        objectID: object?.id ?? null,
        objectName: object?.name ?? null,
        search: searchText(object?.id, object?.name, row.roomID, row.reason),
      });
    },
    async list(query) {
      const where = isWanted(query);
      const direction = query.sort === 'at.desc' ? desc : asc;
      const page = await pageOf(db, audit, where, query, (limit, offset) =>
        db
          .select(auditColumns)
          .from(audit)
          .where(where)
          .orderBy(direction(audit.at), direction(audit.arrival))
          .limit(limit)
          .offset(offset),
      );
      return { ...page, items: page.items.map(entryOf) };
    },
    async walk(query, after, limit) {
      const direction = query.sort === 'at.desc' ? desc : asc;
      const rows = await db
        .select({ ...auditColumns, arrival: audit.arrival })
        .from(audit)
        .where(and(isWanted(query), after ? isBehind(after, query.sort) : undefined))
        .orderBy(direction(audit.at), direction(audit.arrival))
        .limit(limit);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        rows: rows.map(({ arrival: _place, ...row }) => entryOf(row)),
        place: last ? { at: last.at, arrival: last.arrival } : null,
      };
    },
  };
}

function isWanted(query: AuditFilter): SQL | undefined {
  return and(
    isWithin(audit.at, query.from, query.to),
    contains(audit.search, query.q),
    isOneOf(audit.actorID, query.actorID),
    isOneOf(audit.action, query.action),
    isOneOf(audit.objectKind, query.objectKind),
    is(audit.objectID, query.objectID),
    isOneOf(audit.result, query.result),
  );
}

function isBehind({ at, arrival }: AuditPlace, sort: AuditFilter['sort']): SQL {
  const place = sql`(${at.toISOString()}::timestamptz, ${arrival}::bigint)`;
  return sort === 'at.desc'
    ? sql`(${audit.at}, ${audit.arrival}) < ${place}`
    : sql`(${audit.at}, ${audit.arrival}) > ${place}`;
}

function entryOf(row: Pick<typeof audit.$inferSelect, keyof typeof auditColumns>): AuditRow {
  const { objectKind: kind, objectID: id, objectName: name, ...rest } = row;
  return { ...rest, object: kind === null || id === null ? null : { kind, id, name } };
}

const LIVE = 'live';
/** Where servers that listen hear the numbers of live events, as soon as they are committed. */
export const LIVE_CHANNEL = 'webexe_live';

export function liveOver(db: Db): LiveStore['live'] {
  return {
    async append({ at, event, audience }) {
      const seq = await nextNumber(db, LIVE);
      const stored: StoredLiveEvent = { event: { ...event, seq, at: at.toISOString() }, audience };
      await db.insert(liveEvents).values({ seq, at, ...stored });
      await db.execute(sql`select pg_notify(${LIVE_CHANNEL}, ${String(seq)})`);
      return stored;
    },
    after: async (seq, limit) =>
      db
        .select({ event: liveEvents.event, audience: liveEvents.audience })
        .from(liveEvents)
        .where(gt(liveEvents.seq, seq))
        .orderBy(liveEvents.seq)
        .limit(limit),
    async range() {
      const oldest = db.select({ seq: min(liveEvents.seq) }).from(liveEvents);
      const [found] = await db
        .select({ newest: counters.value, oldest: sql<string | null>`(${oldest})` })
        .from(counters)
        .where(eq(counters.name, LIVE));
      const newest = found?.newest ?? 0;
      return { oldest: found?.oldest == null ? newest + 1 : Number(found.oldest), newest };
    },
    async deleteBefore(at) {
      const { rowCount } = await db.delete(liveEvents).where(lt(liveEvents.at, at));
      return rowCount ?? 0;
    },
  };
}

/**
 * The next number of a log. Its row stays locked until the transaction ends, so numbers become visible in their own
 * order, and a transaction that fails gives its numbers back. A sequence does neither.
 */
async function nextNumber(db: Db, name: string): Promise<number> {
  const [counter] = await db
    .insert(counters)
    .values({ name, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value });
  if (!counter) throw new Error(`The counter ${name} gave no number.`);
  return counter.value;
}
