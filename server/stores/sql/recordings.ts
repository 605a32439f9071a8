import {
  and,
  count,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  or,
  type SQL,
} from 'drizzle-orm';
import type { Reach, RecordingQuery, Tx } from '../../roomservice/store';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { contains, is, isOneOf, isWithin, orderBy, pageOf, reaches, searchText } from './lists';
import { searchIn } from './search';
import { recordings } from './schema/recordings';

const { search: _search, ...recordingColumns } = getTableColumns(recordings);

export function recordingsOver(db: Db): Tx['recordings'] {
  const plain = (on = db) => on.select(recordingColumns).from(recordings).$dynamic();
  return {
    get: (recordingID) => first(plain().where(eq(recordings.recordingID, recordingID))),
    async insert(row) {
      const search = searchText(row.roomID, row.roomName, row.customerName, row.customerRef);
      await db.insert(recordings).values({ ...row, search });
    },
    lock: (recordingID) => first(plain().where(eq(recordings.recordingID, recordingID)).for('update')),
    async update(recordingID, patch) {
      await db.update(recordings).set(patch).where(eq(recordings.recordingID, recordingID));
    },
    watched: async () =>
      plain()
        .where(and(isNotNull(recordings.aliveAt), eq(recordings.state, 'recording')))
        .orderBy(recordings.aliveAt, byCodePoint(recordings.recordingID)),
    async list(query, reach) {
      const where = await whereOf(db, query, reach);
      return pageOf(db, recordings, where, query, (limit, offset) =>
        plain()
          .where(where)
          .orderBy(recordingOrder(query.sort), byCodePoint(recordings.recordingID))
          .limit(limit)
          .offset(offset),
      );
    },
    search: (wanted, reach, limit) =>
      searchIn(db, {
        wanted,
        limit,
        search: recordings.search,
        hasPairs: true,
        isNamed: or(eq(recordings.recordingID, wanted.id), eq(recordings.callID, wanted.id)),
        fetch: (tx, where, most) =>
          plain(tx)
            .where(and(reaches(reach, recordings.agentID, recordings.teamID), where))
            .orderBy(recordingOrder('startedAt.desc'), byCodePoint(recordings.recordingID))
            .limit(most),
      }),
    async newest(query, reach) {
      const { from: _from, to: _to, ...anyTime } = query;
      const [found] = await db
        .select({ startedAt: max(recordings.startedAt) })
        .from(recordings)
        .where(await whereOf(db, anyTime, reach));
      return found?.startedAt ?? null;
    },
    unfinishedSince: async (before) =>
      plain()
        .where(
          and(
            inArray(recordings.state, ['recording', 'uploading', 'processing']),
            lte(recordings.startedAt, before),
            isNull(recordings.aliveAt),
          ),
        )
        .orderBy(recordings.startedAt, byCodePoint(recordings.recordingID)),
    async runningIn(roomIDs) {
      const found = await db
        .select({ roomID: recordings.roomID, running: count() })
        .from(recordings)
        .where(and(inArray(recordings.roomID, [...roomIDs]), eq(recordings.state, 'recording')))
        .groupBy(recordings.roomID);
      return new Map(found.map(({ roomID, running }) => [roomID, running]));
    },
    ofCall: async (callID) =>
      plain()
        .where(eq(recordings.callID, callID))
        .orderBy(recordings.startedAt, byCodePoint(recordings.recordingID)),
  };
}

/** A whole recordingID that the caller may see wins over all filters. */
async function whereOf(db: Db, query: RecordingQuery, reach: Reach): Promise<SQL | undefined> {
  const reached = reaches(reach, recordings.agentID, recordings.teamID);
  if (query.q) {
    const named = and(reached, eq(recordings.recordingID, query.q));
    const found = await db.select({ id: recordings.recordingID }).from(recordings).where(named);
    if (found.length > 0) return named;
  }
  return and(reached, isWanted(query));
}

function isWanted(query: RecordingQuery): SQL | undefined {
  return and(
    isWithin(recordings.startedAt, query.from, query.to),
    contains(recordings.search, query.q),
    isOneOf(recordings.agentID, query.agentID),
    isOneOf(recordings.teamID, query.teamID),
    is(recordings.roomID, query.roomID),
    is(recordings.customerRef, query.customerRef),
    is(recordings.callID, query.callID),
    isOneOf(recordings.kind, query.kind),
    isOneOf(recordings.state, query.state),
    query.minSeconds === undefined ? undefined : gte(recordings.durationMs, query.minSeconds * 1000),
    query.maxSeconds === undefined ? undefined : lte(recordings.durationMs, query.maxSeconds * 1000),
  );
}

function recordingOrder(sort: RecordingQuery['sort']): SQL {
  const keys = {
    startedAt: recordings.startedAt,
    duration: recordings.durationMs,
    size: recordings.bytes,
  };
  return orderBy(sort, keys, ['duration', 'size']);
}
