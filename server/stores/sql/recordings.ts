import {
  and,
  count,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  min,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Reach } from '../../roomservice/stores/lists';
import type { RecordingFilter, RecordingsStore } from '../../roomservice/stores/recordings';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { is, isOneOf, isWithin, reaches, searchText } from './lists';
import { countsOf } from './recording-counts';
import { pageOfRecordings } from './recording-page';
import { isJudgedAs } from './recording-judged';
import { findsText, type Ways } from './recording-search';
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
      pageOfRecordings(db, plain, (await waysOf(db, query, reach)).indexed, query),
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
    counts: (filter, reach) => countsOf(db, filter, newestFirst, (each) => waysOf(db, each, reach)),
    async newest(filter, reach) {
      const { from: _from, to: _to, ...anyTime } = filter;
      const [found] = await db
        .select({ startedAt: max(recordings.startedAt) })
        .from(recordings)
        .where((await waysOf(db, anyTime, reach)).indexed);
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

/** A whole recordingID that the caller may see wins over all filters. */
export async function waysOf(db: Db, filter: RecordingFilter, reach: Reach): Promise<Ways> {
  const reached = reaches(reach, recordings.agentID, recordings.teamID);
  if (filter.q) {
    const named = and(reached, eq(recordings.recordingID, filter.q));
    const found = await db.select({ id: recordings.recordingID }).from(recordings).where(named);
    if (found.length > 0) return { indexed: named, walked: named };
  }
  return {
    indexed: and(reached, isWanted(filter, 'indexed')),
    walked: and(reached, isWanted(filter, 'walked')),
  };
}

function isWanted(filter: RecordingFilter, way: keyof Ways): SQL | undefined {
  return and(
    isWithin(recordings.startedAt, filter.from, filter.to),
    findsText(recordings.search, filter.q, way),
    isOneOf(recordings.agentID, filter.agentID),
    isOneOf(recordings.teamID, filter.teamID),
    is(recordings.roomID, filter.roomID),
    is(recordings.customerRef, filter.customerRef),
    is(recordings.callID, filter.callID),
    isOneOf(recordings.kind, filter.kind),
    isOneOf(recordings.state, filter.state),
    filter.minSeconds === undefined ? undefined : gte(recordings.durationMs, filter.minSeconds * 1000),
    filter.maxSeconds === undefined ? undefined : lte(recordings.durationMs, filter.maxSeconds * 1000),
    isHeld(filter.hold),
    isJudgedAs(filter),
  );
}

function isHeld(hold: RecordingFilter['hold']): SQL | undefined {
  if (hold === undefined) return undefined;
  // As the index over held ones says it.
  return hold === 'yes' ? sql`${recordings.onHold}` : sql`not ${recordings.onHold}`;
}
