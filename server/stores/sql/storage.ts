import { asc, count, desc, gt, gte, lt, max, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../roomservice/store';
import type { StorageUse } from '../../roomservice/stores/storage';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { recordingFiles, recordings } from './schema/recordings';
import { storageSamples } from './schema/storage';

/** What files of a recording take: all of them; of one whose files nobody listed yet, what came of it so far. */
export const taken = takenOf(sql`f.bytes`);
const takenHere = takenOf(sql`case when f.place = 'folder' then f.bytes else 0 end`);

function takenOf(bytes: SQL): SQL<number> {
  return sql<number>`coalesce(
    (select sum(${bytes}) from ${recordingFiles} f where f.recording_id = ${recordings}.recording_id),
    case when ${recordings.state} in ('localOnly', 'uploading', 'expired') then 0 else ${recordings.bytes} end,
    0)`.mapWith(Number);
}

export function storageOver(db: Db): Tx['storage'] {
  return {
    async addSample(row) {
      await db
        .insert(storageSamples)
        .values(row)
        .onConflictDoUpdate({ target: storageSamples.takenAt, set: row });
    },
    async lastSample() {
      const [last] = await db.select().from(storageSamples).orderBy(desc(storageSamples.takenAt)).limit(1);
      return last;
    },
    samples: async (since) =>
      db
        .select()
        .from(storageSamples)
        .where(gte(storageSamples.takenAt, since))
        .orderBy(asc(storageSamples.takenAt)),
    async deleteSamplesBefore(at) {
      const { rowCount } = await db.delete(storageSamples).where(lt(storageSamples.takenAt, at));
      return rowCount ?? 0;
    },
    use: () => useOf(db),
    biggest: async (limit) => {
      const each = takers(db);
      return db
        .select({ recordingID: each.recordingID, bytes: each.bytes })
        .from(each)
        .where(gt(each.bytes, 0))
        .orderBy(desc(each.bytes), byCodePoint(each.recordingID))
        .limit(limit);
    },
  };
}

function takers(db: Db) {
  const { recordingID, state, kind, teamID, teamName, startedAt } = recordings;
  const month = sql<string>`to_char(${startedAt} at time zone 'UTC', 'YYYY-MM')`.as('month');
  return db
    .select({ recordingID, state, kind, teamID, teamName, month, bytes: takenHere.as('taken') })
    .from(recordings)
    .as('takers');
}

/** All recordings are read once, and added up in four ways. */
async function useOf(db: Db): Promise<StorageUse> {
  const each = takers(db);
  const { state, kind, month } = each;
  // No team is a group too, and must be told from the rows of the other groupings.
  const team = sql<string | null>`coalesce(${each.teamID}, '')`;
  const rows = await db
    .select({
      state: sql<typeof recordings.$inferSelect.state | null>`${state}`,
      kind: sql<typeof recordings.$inferSelect.kind | null>`${kind}`,
      team,
      teamName: max(each.teamName),
      month: sql<string | null>`${month}`,
      recordings: count(),
      bytes: sql<number>`sum(${each.bytes})`.mapWith(Number),
    })
    .from(each)
    .where(gt(each.bytes, 0))
    .groupBy(sql`grouping sets ((${state}), (${kind}), (${team}), (${month}))`)
    .orderBy(desc(sql`sum(${each.bytes})`), asc(sql`concat(${state}, ${kind}, ${team}, ${month})`));
  const share = ({ recordings: many, bytes }: (typeof rows)[number]) => ({ recordings: many, bytes });
  return {
    states: rows.flatMap((row) => (row.state === null ? [] : [{ state: row.state, ...share(row) }])),
    kinds: rows.flatMap((row) => (row.kind === null ? [] : [{ kind: row.kind, ...share(row) }])),
    teams: rows.flatMap((row) =>
      row.team === null
        ? []
        : [{ teamID: row.team || null, teamName: row.team ? row.teamName : null, ...share(row) }],
    ),
    months: rows
      .flatMap((row) => (row.month === null ? [] : [{ month: row.month, ...share(row) }]))
      .sort((a, b) => (a.month < b.month ? 1 : -1)),
  };
}
