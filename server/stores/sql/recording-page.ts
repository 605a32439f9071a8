import { and, count, sql, type SQL } from 'drizzle-orm';
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
  const place = from === undefined ? undefined : order.beyond(readPlace(from));
  // One more than is shown tells whether there is more.
  const asked = plain()
    .where(and(where, place))
    .orderBy(...order.by)
    .limit(size + 1);
  // What looks for text is nearly always counted, and as dear to count as to find: both at once.
  const [rows, counted] = await Promise.all([asked, q ? countUpTo(db, where) : undefined]);
  const hasMore = rows.length > size;
  const items = rows.slice(0, size);
  const isWhole = from === undefined && !hasMore;
  const total = isWhole ? items.length : (counted ?? (await countUpTo(db, where)));
  return {
    items: backwards ? items.toReversed() : items,
    total: Math.min(total, COUNTED),
    atLeast: total > COUNTED,
    hasPrevious: backwards ? hasMore : after !== undefined,
    hasNext: backwards ? before !== 'end' : hasMore,
  };
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
  const key = keyOf(sort, descending);
  const id = byCodePoint(recordings.recordingID);
  const downwards = descending !== backwards;
  const direction = downwards ? sql`desc` : sql`asc`;
  return {
    by: [sql`${key.column} ${direction}`, sql`${id} ${direction}`],
    beyond: (place: Place) =>
      sql`(${key.column}, ${id}) ${downwards ? sql`<` : sql`>`} (${key.value(place)}, ${place.recordingID})`,
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
