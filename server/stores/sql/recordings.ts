import {
  and,
  count,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lte,
  min,
  or,
  sql,
} from 'drizzle-orm';
import type { RecordingsStore } from '../../roomservice/stores/recordings';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { reaches, searchText } from './lists';
import { countsOf } from './recording-counts';
import { pageOfRecordings } from './recording-page';
import { newestStart, partsOf, waysIn } from './recording-search';
import { isDue, isInTrash, overdueIn, overdueSumsIn } from './overdue';
import { searchIn } from './search';
import { recordings } from './schema/recordings';
import { taken } from './storage';

const newestFirst = [desc(recordings.startedAt), sql`${byCodePoint(recordings.recordingID)} desc`] as const;
const { search: _search, ...recordingColumns } = getTableColumns(recordings);

export function recordingsOver(db: Db): RecordingsStore['recordings'] {
  const plain = (on = db) => on.select(recordingColumns).from(recordings).$dynamic();
  return {
    get: (recordingID) => first(plain().where(eq(recordings.recordingID, recordingID))),
    async insert(row) {
      const search = searchText(row.roomID, row.roomName, row.customerName, row.customerRef);
      await db.insert(recordings).values({ ...row, search });
    },
    lock: (recordingID) => first(plain().where(eq(recordings.recordingID, recordingID)).for('update')),
    async update(recordingID, patch) {
      const [row] = await db
        .update(recordings)
        .set(patch)
        .where(eq(recordings.recordingID, recordingID))
        .returning();
      if (!row || !['roomName', 'customerName', 'customerRef'].some((field) => field in patch)) return;
      const search = searchText(row.roomID, row.roomName, row.customerName, row.customerRef);
      await db.update(recordings).set({ search }).where(eq(recordings.recordingID, recordingID));
    },
    async delete(recordingID) {
      await db.delete(recordings).where(eq(recordings.recordingID, recordingID));
    },
    watched: async () =>
      plain()
        .where(and(isNotNull(recordings.aliveAt), eq(recordings.state, 'recording')))
        .orderBy(recordings.aliveAt, byCodePoint(recordings.recordingID)),
    list: async (query, reach) =>
      pageOfRecordings(db, plain, (await waysIn(db, query.q, reach))(query), query),
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
            .orderBy(...newestFirst)
            .limit(most),
      }),
    counts: async (filter, reach) => countsOf(db, filter, await waysIn(db, filter.q, reach)),
    async newest(filter, reach) {
      const { from: _from, to: _to, ...anyTime } = filter;
      return newestStart(db, partsOf((await waysIn(db, filter.q, reach))(anyTime), filter.q));
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
    byIDs: async (recordingIDs) =>
      recordingIDs.length === 0 ? [] : plain().where(inArray(recordings.recordingID, [...recordingIDs])),
    async trashTotals(reach, dueBefore) {
      const [totals] = await db
        .select({
          recordings: count(),
          bytes: sql<number>`coalesce(sum(${taken}), 0)`.mapWith(Number),
          oldestAt: min(recordings.trashedAt),
        })
        .from(recordings)
        .where(
          and(
            dueBefore === undefined ? isInTrash : isDue(dueBefore),
            reaches(reach, recordings.agentID, recordings.teamID),
          ),
        );
      return totals ?? { recordings: 0, bytes: 0, oldestAt: null };
    },
    overdue: (deciders, trashBefore, page) => overdueIn(db, deciders, trashBefore, page),
    overdueSums: (deciders, trashBefore) => overdueSumsIn(db, deciders, trashBefore),
    trashDue: async (before, limit) =>
      plain()
        .where(isDue(before))
        .orderBy(recordings.trashedAt, byCodePoint(recordings.recordingID))
        .limit(limit),
    ofCall: async (callID) =>
      plain()
        .where(eq(recordings.callID, callID))
        .orderBy(recordings.startedAt, byCodePoint(recordings.recordingID)),
  };
}
