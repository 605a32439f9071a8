import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { HoldsStore, HoldSum } from '../../roomservice/stores/holds';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { reaches } from './lists';
import { recordingHolds } from './schema/keeping';
import { recordings } from './schema/recordings';

const { holdID, recordingID, liftedAt } = recordingHolds;
const keepsSome = sql`bool_or(${liftedAt} is null)`;
/** What a hold still keeps; once all is let go, what it kept: whichever a row is counted under. */
const counted = sql`(${liftedAt} is null or not exists (
  select 1 from ${recordingHolds} other where other.hold_id = ${holdID} and other.lifted_at is null))`;

export function holdsOver(db: Db): HoldsStore['holds'] {
  return {
    async place(rows) {
      await db.insert(recordingHolds).values([...rows]);
    },
    async get(wanted) {
      const [found] = await sums(db, eq(holdID, wanted));
      return found;
    },
    async list({ state, page, size }, reach) {
      const seen = reaches(reach, recordings.agentID, recordings.teamID);
      const having = state === 'open' ? keepsSome : sql`not ${keepsSome}`;
      const items = await sums(db, seen, having)
        .limit(size)
        .offset((page - 1) * size);
      const all = sums(db, seen, having).as('all_holds');
      const [{ total } = { total: 0 }] = await db
        .select({ total: sql<number>`count(*)`.mapWith(Number) })
        .from(all);
      return { items, total };
    },
    rowsOf: async (wanted) =>
      db.select().from(recordingHolds).where(eq(holdID, wanted)).orderBy(byCodePoint(recordingID)),
    ofRecording: async (wanted) =>
      db
        .select()
        .from(recordingHolds)
        .where(eq(recordingID, wanted))
        .orderBy(asc(recordingHolds.placedAt), byCodePoint(holdID)),
    async update(ofHold, ofRecording, patch) {
      await db
        .update(recordingHolds)
        .set(patch)
        .where(and(eq(holdID, ofHold), eq(recordingID, ofRecording)));
    },
  };
}

/** Who lifted the last of them, when and why. */
const lastLift = sql<HoldSum['lifted']>`case when ${keepsSome} then null else (
  array_agg(jsonb_build_object('at', ${liftedAt}, 'byID', ${recordingHolds.liftedByID},
    'reason', ${recordingHolds.liftReason}) order by ${liftedAt} desc))[1] end`.mapWith(
  (value: { at: string; byID: string; reason: string } | null) =>
    value && { ...value, at: new Date(value.at) },
);

function sums(db: Db, where: SQL | undefined, having: SQL = sql`true`) {
  const placedAt = sql`min(${recordingHolds.placedAt})`.mapWith(recordingHolds.placedAt);
  return db
    .select({
      holdID,
      reason: sql<string>`min(${recordingHolds.reason})`.as('reason'),
      placedAt: placedAt.as('placed_at'),
      placedByID: sql<string>`min(${recordingHolds.placedByID})`.as('placed_by_id'),
      recordings: sql<number>`count(*) filter (where ${counted})`.mapWith(Number).as('recordings'),
      bytes: sql<number>`coalesce(sum(${recordings.bytes}) filter (where ${counted}), 0)`
        .mapWith(Number)
        .as('bytes'),
      erasingWaits: sql<number>`count(*) filter (where ${recordings.eraseOnLift} is not null)`
        .mapWith(Number)
        .as('erasing_waits'),
      lifted: lastLift.as('lifted'),
    })
    .from(recordingHolds)
    .leftJoin(recordings, eq(recordings.recordingID, recordingID))
    .where(where)
    .groupBy(holdID)
    .having(having)
    .orderBy(desc(placedAt), byCodePoint(holdID));
}
