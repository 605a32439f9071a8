import { and, count, inArray, sql, type SQL } from 'drizzle-orm';
import { COUNTED, readPlace, type Place } from '../../../contract/recordings';
import type { RecordingRow } from '../../roomservice/rows/recordings';
import type { RecordingPage, RecordingQuery } from '../../roomservice/stores/recordings';
import { byCodePoint } from './columns';
import type { Db } from './db';
import type { Ways } from './recording-search';
import { recordings, unknownLast } from './schema/recordings';

/** What `plain()` of the recordings can do to become one page. */
interface Selecting {
  where(where: SQL | undefined): PromiseLike<readonly RecordingRow[]>;
}

/** The rows beside a place, read from its own end of an index: the last page of a million costs what the first does. */
export async function pageOfRecordings(
  db: Db,
  plain: () => Selecting,
  ways: Ways,
  { q, sort, after, before, size }: RecordingQuery,
): Promise<RecordingPage> {
  const backwards = before !== undefined;
  const order = orderOf(sort, backwards);
  const from = before === 'end' ? undefined : (before ?? after);
  const place = from === undefined ? undefined : readPlace(from);
  // One more than is shown tells whether there is more.
  const limit = size + 1;
  const few = q && !ways.isCommon ? await fewOf(db, ways.indexed, { order, place, limit }) : undefined;
  const ids = few?.ids ?? (await walk(db, ways.walked, { order, place, limit }));
  const hasMore = ids.length > size;
  const items = await rowsOf(plain, ids.slice(0, size));
  const isWhole = from === undefined && !hasMore;
  const total = few?.total ?? (isWhole ? items.length : await countUpTo(db, ways.walked));
  return {
    items: backwards ? items.toReversed() : items,
    total: Math.min(total, COUNTED),
    atLeast: total > COUNTED,
    hasPrevious: backwards ? hasMore : after !== undefined,
    hasNext: backwards ? before !== 'end' : hasMore,
  };
}

interface Asked {
  readonly order: ReturnType<typeof orderOf>;
  readonly place: Place | undefined;
  readonly limit: number;
}

/** Which rows come next: an index knows that without the rows, so that only those of the page are fetched. */
async function walk(db: Db, parts: Ways['walked'], asked: Asked): Promise<readonly string[]> {
  const { order, place, limit } = asked;
  const { key, id } = order;
  const by = sql.join(order.by(...hit), sql`, `);
  const each = parts.map((part, at) => {
    const keys = keysOf(db, and(part, place && order.beyond(place, key, id)), order);
    if (at === 0) return sql`${keys.orderBy(...order.by(key, id)).limit(limit)}`;
    // Few, if any: to look for them on the way through all lengths takes longer than to sort them. "Offset" keeps the
    // planner from doing so.
    return sql`(select * from (${keys} offset 0) hits order by ${by} limit ${limit})`;
  });
  const { rows } = await db.execute<{ recording_id: string }>(
    sql`select hits.recording_id from (${sql.join(each, sql` union all `)}) hits
      order by ${by} limit ${limit}`,
  );
  return rows.map((row) => row.recording_id);
}

/**
 * What a text finds is looked up once, to be counted and to take a page from: reading the index of text is what costs.
 * Without rows where there are more than are counted; those are met soon on the way from one end.
 */
async function fewOf(
  db: Db,
  where: SQL | undefined,
  { order, place, limit }: Asked,
): Promise<{ readonly total: number; readonly ids: readonly string[] | undefined }> {
  const hits = keysOf(db, where, order).limit(COUNTED + 1);
  const beyond = place ? sql`where ${order.beyond(place, ...hit)}` : sql``;
  const by = sql.join(order.by(...hit), sql`, `);
  const { rows: answers } = await db.execute<{ total: number; ids: readonly string[] }>(
    sql`with hits as materialized (${hits})
      select (select count(*)::int from hits) as total,
        array(select hits.recording_id from hits ${beyond} order by ${by} limit ${limit}) as ids`,
  );
  const { total = 0, ids = [] } = answers[0] ?? {};
  return { total, ids: total > COUNTED ? undefined : ids };
}

const hit = [sql`hits.key`, sql`hits.recording_id collate "C"`] as const;

function keysOf(db: Db, where: SQL | undefined, { key }: ReturnType<typeof orderOf>) {
  return db
    .select({ key: key.as('key'), id: recordings.recordingID })
    .from(recordings)
    .where(where)
    .$dynamic();
}

/** In the order of `ids`. */
async function rowsOf(plain: () => Selecting, ids: readonly string[]): Promise<readonly RecordingRow[]> {
  if (ids.length === 0) return [];
  const found = await plain().where(inArray(recordings.recordingID, [...ids]));
  const rowOf = new Map(found.map((row) => [row.recordingID, row]));
  return ids.flatMap((each) => rowOf.get(each) ?? []);
}

async function countUpTo(db: Db, parts: Ways['walked']): Promise<number> {
  const each = parts.map((part) =>
    db
      .select({ one: sql`1`.as('one') })
      .from(recordings)
      .where(part)
      .limit(COUNTED + 1),
  );
  const hits = sql`(${sql.join(each, sql` union all `)}) hits`;
  const [counted] = await db.select({ total: count() }).from(hits);
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
