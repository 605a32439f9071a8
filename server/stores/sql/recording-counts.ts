import { count, max, sql, type SQL } from 'drizzle-orm';
import { COUNTED } from '../../../contract/recordings';
import type { RecordingCounts, RecordingFilter } from '../../roomservice/stores/recordings';
import type { Db } from './db';
import type { Ways } from './recording-search';
import { recordings } from './schema/recordings';

const facets = ['kind', 'state', 'agentID'] as const;
type Facet = (typeof facets)[number];
const AGENTS = 100;

interface Counted {
  readonly facet: Facet | null;
  readonly value: string | null;
  readonly name: string | null;
  readonly count: number;
}

/**
 * How many of the newest recordings that match there are of each kind, state and agent. Each is counted without its own
 * filter; those without one count the same rows, which are read once for all of them.
 */
export async function countsOf(
  db: Db,
  filter: RecordingFilter,
  newestFirst: readonly SQL[],
  waysOf: (filter: RecordingFilter) => Promise<Ways>,
): Promise<RecordingCounts> {
  const isSet = (facet: Facet) => (filter[facet]?.length ?? 0) > 0;
  const alone = facets.filter(isSet);
  const together = facets.filter((facet) => !isSet(facet));
  const groups = [...alone.map((facet) => [facet]), ...(together.length > 0 ? [together] : [])];
  const counted = await Promise.all(
    groups.map(async (group) => {
      const [facet] = alone.filter((each) => group.includes(each));
      const ways = await waysOf(facet === undefined ? filter : { ...filter, [facet]: undefined });
      const rows = (await countFew(db, ways, filter.q)) ?? (await countNewest(db, ways.walked, newestFirst));
      return rows.filter((row) => group.some((each) => each === row.facet));
    }),
  );
  const rows = counted.flat();
  const of = (facet: Facet) => rows.filter((row) => row.facet === facet);
  return {
    kinds: mapOf(recordings.kind.enumValues, of('kind')),
    states: mapOf(recordings.state.enumValues, of('state')),
    agents: of('agentID')
      .map(({ value, name, count: many }) => ({ agentID: value ?? '', agentName: name ?? '', count: many }))
      .sort((a, b) => b.count - a.count || (a.agentID < b.agentID ? -1 : 1))
      .slice(0, AGENTS),
    atLeast: facets.some((facet) => totalOf(rows, facet) >= COUNTED),
  };
}

/** What few rows have, all of them by one look into the index of text; undefined where it is not few. */
async function countFew(
  db: Db,
  { indexed }: Ways,
  q: string | undefined,
): Promise<readonly Counted[] | undefined> {
  if (!q) return undefined;
  const rows = await groupsOf(
    db,
    columns(db)
      .where(indexed)
      .limit(COUNTED + 1),
  );
  return totalOf(rows, 'kind') > COUNTED ? undefined : rows;
}

/** On the way from the newest to the oldest: what more rows have is met soon. */
async function countNewest(
  db: Db,
  where: SQL | undefined,
  newestFirst: readonly SQL[],
): Promise<readonly Counted[]> {
  return groupsOf(
    db,
    columns(db)
      .where(where)
      .orderBy(...newestFirst)
      .limit(COUNTED),
  );
}

function columns(db: Db) {
  const { kind, state, agentID, agentName } = recordings;
  return db.select({ kind, state, agentID, agentName }).from(recordings).$dynamic();
}

async function groupsOf(db: Db, rows: ReturnType<typeof columns>): Promise<readonly Counted[]> {
  const some = rows.as('some');
  const { kind, state, agentID } = some;
  const found = await db
    .select({
      kind: sql<string | null>`${kind}`,
      state: sql<string | null>`${state}`,
      agentID: sql<string | null>`${agentID}`,
      name: max(some.agentName),
      count: count(),
    })
    .from(some)
    .groupBy(sql`grouping sets ((${kind}), (${state}), (${agentID}))`);
  // A row is of the one column that it was grouped by; none of the three is ever null in the table.
  return found.map((row) => {
    const facet = facets.find((each) => row[each] !== null) ?? null;
    return { facet, value: facet && row[facet], name: row.name, count: row.count };
  });
}

function totalOf(rows: readonly Counted[], facet: Facet): number {
  return rows.reduce((sum, row) => (row.facet === facet ? sum + row.count : sum), 0);
}

function mapOf<Value extends string>(
  values: readonly Value[],
  rows: readonly Counted[],
): ReadonlyMap<Value, number> {
  return new Map(
    values.flatMap((value) => {
      const row = rows.find((each) => each.value === value);
      return row ? [[value, row.count]] : [];
    }),
  );
}
