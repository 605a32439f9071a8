import { and, asc, count, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '../../roomservice/store';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { recordingFiles, recordings } from './schema/recordings';
import { storageChecks, storageFindings } from './schema/storage';

/** So many rows go in at once: a statement takes no more than 65,535 values. */
const BATCH = 1000;

export function storageFindingsOver(db: Db): Tx['storageFindings'] {
  return {
    async setCheck(row) {
      await db.delete(storageChecks);
      await db.insert(storageChecks).values(row);
    },
    async lastCheck() {
      const [last] = await db.select().from(storageChecks).orderBy(desc(storageChecks.checkedAt)).limit(1);
      return last;
    },
    async replace(rows) {
      await db.delete(storageFindings);
      for (let at = 0; at < rows.length; at += BATCH) {
        await db.insert(storageFindings).values(rows.slice(at, at + BATCH));
      }
    },
    async list(kind, limit) {
      const ofKind = eq(storageFindings.kind, kind);
      const [sums] = await db
        .select({
          total: count(),
          bytes: sql<number>`coalesce(sum(${storageFindings.bytes}), 0)`.mapWith(Number),
        })
        .from(storageFindings)
        .where(ofKind);
      const items = await db
        .select()
        .from(storageFindings)
        .where(ofKind)
        .orderBy(desc(storageFindings.bytes), byCodePoint(storageFindings.location))
        .limit(limit);
      return { items, total: sums?.total ?? 0, bytes: sums?.bytes ?? 0 };
    },
    at: async (locations) =>
      db
        .select()
        .from(storageFindings)
        .where(inArray(storageFindings.location, [...locations]))
        .orderBy(byCodePoint(storageFindings.location)),
    async delete(locations) {
      await db.delete(storageFindings).where(inArray(storageFindings.location, [...locations]));
    },
    async recordingsMissing() {
      const { recordingID, kind } = storageFindings;
      const found = await db
        .selectDistinct({ recordingID })
        .from(storageFindings)
        .where(and(eq(kind, 'missing'), isNotNull(recordingID)))
        .orderBy(asc(recordingID));
      return found.flatMap((row) => row.recordingID ?? []);
    },
    expected: (after, limit) => expected(db, after, limit),
    async known(locations) {
      const among = sql`any(${sql.param([...locations])}::text[])`;
      const { rows } = await db.execute<{ location: string }>(sql`
        select location from recording_files where location = ${among}
        union select file from recordings where file = ${among}
        union select location from uploads where location = ${among}
        union select going.location from jobs,
          jsonb_array_elements_text(jobs.payload::jsonb->'files') as going(location)
          where jobs.kind in ('recording.removeFiles', 'customer.eraseFiles')
            and jobs.state in ('waiting', 'running') and going.location = ${among}`);
      return new Set(rows.map(({ location }) => location));
    },
  };
}

async function expected(db: Db, after: string, limit: number) {
  const { location, recordingID, bytes, place } = recordingFiles;
  const isBeyond = sql`${byCodePoint(location)} > ${after}`;
  const listed = await db
    .select({ location, recordingID, bytes })
    .from(recordingFiles)
    .where(and(eq(place, 'folder'), isBeyond))
    .orderBy(byCodePoint(location))
    .limit(limit);
  const { file } = recordings;
  const unlisted = await db
    .select({
      location: sql<string>`${file}`,
      recordingID: recordings.recordingID,
      bytes: sql<number>`coalesce(${recordings.bytes}, 0)`.mapWith(Number),
    })
    .from(recordings)
    .where(
      and(
        isNotNull(file),
        gt(sql`${file} collate "C"`, after),
        sql`not exists (select from ${recordingFiles} f where f.location = ${file})`,
      ),
    )
    .orderBy(byCodePoint(file))
    .limit(limit);
  return [...listed, ...unlisted]
    .sort((a, b) => (a.location < b.location ? -1 : a.location > b.location ? 1 : 0))
    .slice(0, limit);
}
