import { and, count, inArray, sql, type SQL } from 'drizzle-orm';
import { COUNTED, readPlace, type Place } from '../../../contract/recordings';
import type { RecordingRow } from '../../roomservice/rows/recordings';
import type { RecordingPage, RecordingQuery } from '../../roomservice/stores/recordings';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { recordings, unknownLast } from './schema/recordings';

/** What `plain()` of the recordings can do to become one page. */
interface Selecting {
  where(where: SQL | undefined): Selecting;
  orderBy(...columns: readonly SQL[]): Selecting;
  limit(limit: number): PromiseLike<readonly RecordingRow[]>;
}

/** The rows beside a place, read from its own end of an index: the last page of a million costs what the first does. */
export async function pageOfRecordings(
  db: Db,
  plain: () => Selecting,
  where: SQL | undefined,
  { q, sort, after, before, size }: RecordingQuery,
): Promise<RecordingPage> {
  const backwards = before !== undefined;
  const order = orderOf(sort, backwards);
  const from = before === 'end' ? undefined : (before ?? after);
  const wanted = { where, order, place: from === undefined ? undefined : readPlace(from) };
  // One more than is shown tells whether there is more.
  const few = q ? await fewOf(db, plain, wanted, size + 1) : undefined;
  const rows = few?.rows ?? (await walk(plain, wanted, size + 1));
  const hasMore = rows.length > size;
  const items = rows.slice(0, size);
  const isWhole = from === undefined && !hasMore;
  const total = few?.total ?? (isWhole ? items.length : await countUpTo(db, where));
  return {
    items: backwards ? items.toReversed() : items,
    total: Math.min(total, COUNTED),
    atLeast: total > COUNTED,
    hasPrevious: backwards ? hasMore : after !== undefined,
    hasNext: backwards ? before !== 'end' : hasMore,
  };
}

interface Asked {
  readonly where: SQL | undefined;
  readonly order: ReturnType<typeof orderOf>;
  readonly place: Place | undefined;
}

function walk(
  plain: () => Selecting,
  { where, order, place }: Asked,
  limit: number,
): PromiseLike<readonly RecordingRow[]> {
  const { key, id } = order;
  return plain()
    .where(and(where, place && order.beyond(place, key, id)))
    .orderBy(...order.by(key, id))
    .limit(limit);
}

/**
 * What a text finds is looked up once, to be counted and to take a page from: reading the index of text is what costs.
 * Without rows where there are more than are counted; those are met soon on the way from one end.
 */
async function fewOf(
  db: Db,
  plain: () => Selecting,
  { where, order, place }: Asked,
  limit: number,
): Promise<{ readonly total: number; readonly rows: readonly RecordingRow[] | undefined }> {
  const hits = db
    .select({ key: order.key.as('key'), id: recordings.recordingID })
    .from(recordings)
    .where(where)
    .limit(COUNTED + 1);
  const key = sql`hits.key`;
  const id = sql`hits.recording_id collate "C"`;
  const beyond = place ? sql`where ${order.beyond(place, key, id)}` : sql``;
  const by = sql.join([...order.by(key, id)], sql`, `);
  const { rows: answers } = await db.execute<{ total: number; ids: readonly string[] }>(
    sql`with hits as materialized (${hits})
      select (select count(*)::int from hits) as total,
        array(select hits.recording_id from hits ${beyond} order by ${by} limit ${limit}) as ids`,
  );
  const { total = 0, ids = [] } = answers[0] ?? {};
  if (total > COUNTED) return { total, rows: undefined };
  const found = await plain()
    .where(inArray(recordings.recordingID, [...ids]))
    .limit(limit);
  const rowOf = new Map(found.map((row) => [row.recordingID, row]));
  return { total, rows: ids.flatMap((each) => rowOf.get(each) ?? []) };
}

async function countUpTo(db: Db, where: SQL | undefined): Promise<number> {
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(recordings)
    .where(where)
    .limit(COUNTED + 1)
    .as('some');
  const [counted] = await db.select({ total: count() }).from(some);
  return counted?.total ?? 0;
}

/** The order of a list in one direction or the other, and what of it lies beyond a place. */
function orderOf(sort: RecordingQuery['sort'], backwards: boolean) {
  const descending = sort.endsWith('.desc');
  const { column, value } = keyOf(sort, descending);
  const downwards = descending !== backwards;
  const direction = downwards ? sql`desc` : sql`asc`;
  return {
    key: column,
    id: byCodePoint(recordings.recordingID),
    by: (key: SQL, id: SQL) => [sql`${key} ${direction}`, sql`${id} ${direction}`],
    beyond: (place: Place, key: SQL, id: SQL) =>
      sql`(${key}, ${id}) ${downwards ? sql`<` : sql`>`} (${value(place)}, ${place.recordingID})`,
  };
}

function keyOf(sort: RecordingQuery['sort'], descending: boolean): { column: SQL; value(place: Place): SQL } {
  const unknown = descending ? -1 : Number.MAX_SAFE_INTEGER;
  const number = ({ key }: Place) => sql`${key ?? unknown}::bigint`;
  switch (sort) {
    case 'startedAt':
    case 'startedAt.desc':
      return {
        column: sql`${recordings.startedAt}`,
        value: ({ key }) => sql`${new Date(key ?? 0).toISOString()}::timestamptz`,
      };
    case 'duration':
    case 'duration.desc':
      return { column: unknownLast(recordings.durationMs, descending), value: number };
    case 'size':
    case 'size.desc':
      return { column: unknownLast(recordings.bytes, descending), value: number };
  }
}
