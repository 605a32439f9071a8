import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  max,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { SamplingStore, SamplingWanted } from '../../roomservice/stores/sampling';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { fold } from './lists';
import { calls } from './schema/calls';
import { users } from './schema/people';
import { recordings } from './schema/recordings';
import { reviews } from './schema/reviews';
import { samplingPicks, samplingRules } from './schema/sampling';

const { nameKey: _nameKey, ...columns } = getTableColumns(samplingRules);
const isThere = ne(samplingRules.state, 'removed');

export function samplingOver(db: Db): SamplingStore['sampling'] {
  const byID = (ruleID: string) =>
    db.select(columns).from(samplingRules).where(eq(samplingRules.ruleID, ruleID)).$dynamic();
  const isTaken = async (nameKey: string, exceptID: string): Promise<boolean> => {
    const found = await db
      .select({ ruleID: samplingRules.ruleID })
      .from(samplingRules)
      .where(and(eq(samplingRules.nameKey, nameKey), ne(samplingRules.ruleID, exceptID), isThere));
    return found.length > 0;
  };
  return {
    get: (ruleID) => first(byID(ruleID)),
    lock: (ruleID) => first(byID(ruleID).for('update')),
    async insert(row) {
      const added = await db
        .insert(samplingRules)
        .values({ ...row, nameKey: fold(row.name) })
        .onConflictDoNothing()
        .returning({ ruleID: samplingRules.ruleID });
      return added.length > 0;
    },
    async update(ruleID, patch) {
      const nameKey = patch.name === undefined ? undefined : fold(patch.name);
      if (nameKey !== undefined && (await isTaken(nameKey, ruleID))) return false;
      // Where another takes the name in between, the unique index refuses, and `transact` asks again.
      await db
        .update(samplingRules)
        .set({
          ...patch,
          ...(nameKey !== undefined && { nameKey }),
          revision: sql`${samplingRules.revision} + 1`,
        })
        .where(eq(samplingRules.ruleID, ruleID));
      return true;
    },
    list: async () =>
      db
        .select(columns)
        .from(samplingRules)
        .where(isThere)
        .orderBy(byCodePoint(samplingRules.nameKey), byCodePoint(samplingRules.ruleID)),
    candidates: async (wanted) =>
      db
        .select({
          recordingID: recordings.recordingID,
          agentID: recordings.agentID,
          agentName: recordings.agentName,
          teamID: recordings.teamID,
          roomName: recordings.roomName,
          startedAt: recordings.startedAt,
          durationMs: recordings.durationMs,
        })
        .from(recordings)
        .innerJoin(users, and(eq(users.userID, recordings.agentID), eq(users.state, 'active')))
        .leftJoin(calls, eq(calls.callID, recordings.callID))
        .where(isWanted(db, wanted))
        .orderBy(asc(recordings.startedAt), byCodePoint(recordings.recordingID)),
    async pick(row) {
      const added = await db
        .insert(samplingPicks)
        .values(row)
        .onConflictDoNothing()
        .returning({ ruleID: samplingPicks.ruleID });
      return added.length > 0;
    },
    picks: async (ruleID, from) =>
      db
        .select()
        .from(samplingPicks)
        .where(and(eq(samplingPicks.ruleID, ruleID), gte(samplingPicks.recordedAt, from))),
    async sums() {
      const rows = await db
        .select({
          ruleID: samplingPicks.ruleID,
          picked: count(),
          lastAt: max(samplingPicks.pickedAt),
        })
        .from(samplingPicks)
        .groupBy(samplingPicks.ruleID);
      return rows.flatMap(({ lastAt, ...row }) => (lastAt === null ? [] : [{ ...row, lastAt }]));
    },
  };
}

function isWanted(db: Db, wanted: SamplingWanted): SQL | undefined {
  const { teamID, agentIDs, kinds, longerThanMin, dispositions, formID, ruleID, from, to } = wanted;
  const reviewed = db
    .select({ one: sql`1` })
    .from(reviews)
    .where(
      and(
        eq(reviews.recordingID, recordings.recordingID),
        eq(reviews.formID, formID),
        isNull(reviews.calibrationID),
        or(isNull(reviews.ruleID), ne(reviews.ruleID, ruleID)),
      ),
    );
  return and(
    gte(recordings.startedAt, from),
    lt(recordings.startedAt, to),
    eq(recordings.state, 'ready'),
    teamID === null ? undefined : eq(recordings.teamID, teamID),
    agentIDs.length === 0 ? undefined : inArray(recordings.agentID, agentIDs),
    kinds.length === 0 ? undefined : inArray(recordings.kind, kinds),
    longerThanMin === null ? undefined : gt(recordings.durationMs, longerThanMin * 60_000),
    dispositions.length === 0 ? undefined : inArray(calls.disposition, dispositions),
    sql`not exists ${reviewed}`,
  );
}
