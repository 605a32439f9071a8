import { count, max, sql, type SQL } from 'drizzle-orm';
import { COUNTED, scoreBands } from '../../../contract/recordings';
import type { JudgedSight, RecordingCounts, RecordingFilter } from '../../roomservice/stores/recordings';
import type { Db } from './db';
import { commentedSeen, scoreSeen } from './recording-judged';
import type { Ways } from './recording-search';
import { recordings } from './schema/recordings';

/** What is counted, and the filters that are its own. */
const facets = {
  kind: ['kind'],
  state: ['state'],
  agentID: ['agentID'],
  score: ['minScore', 'maxScore'],
  commented: ['commented'],
  hold: ['hold'],
} as const satisfies Record<string, readonly (keyof RecordingFilter)[]>;
type Facet = keyof typeof facets;
const all: readonly Facet[] = ['kind', 'state', 'agentID', 'score', 'commented', 'hold'];
const AGENTS = 100;

interface Counted {
  readonly facet: Facet | null;
  readonly value: string | null;
  readonly name: string | null;
  readonly count: number;
}

/**
 * How many of the newest recordings that match there are of each kind, state, agent, score and so on. Each is counted without its own
 * filter; those without one count the same rows, which are read once for all of them.
 */
export async function countsOf(
  db: Db,
  filter: RecordingFilter,
  newestFirst: readonly SQL[],
  waysOf: (filter: RecordingFilter) => Promise<Ways>,
): Promise<RecordingCounts> {
  const isSet = (facet: Facet) => facets[facet].some((key) => isGiven(filter[key]));
  const alone = all.filter(isSet);
  const together = all.filter((facet) => !isSet(facet));
  const groups = [...alone.map((facet) => [facet]), ...(together.length > 0 ? [together] : [])];
  const counted = await Promise.all(
    groups.map(async (group) => {
      const [facet] = alone.filter((each) => group.includes(each));
      const ways = await waysOf(facet === undefined ? filter : without(filter, facet));
      const columns = columnsOf(db, filter.eyes);
      const rows =
        (await countFew(db, columns(), ways, filter.q)) ??
        (await countNewest(db, columns(), ways.walked, newestFirst));
      return rows.filter((row) => group.some((each) => each === row.facet));
    }),
  );
  const rows = counted.flat();
  const of = (facet: Facet) => rows.filter((row) => row.facet === facet);
  return {
    kinds: mapOf(recordings.kind.enumValues, of('kind')),
    states: mapOf(recordings.state.enumValues, of('state')),
    scores: new Map(
      scoreBands.flatMap(([from]) =>
        of('score')
          .filter(({ value }) => value === String(from))
          .map(({ count: many }): [number, number] => [from, many]),
      ),
    ),
    commented: mapOf(yesNo, of('commented')),
    hold: mapOf(yesNo, of('hold')),
    agents: of('agentID')
      .map(({ value, name, count: many }) => ({ agentID: value ?? '', agentName: name ?? '', count: many }))
      .sort((a, b) => b.count - a.count || (a.agentID < b.agentID ? -1 : 1))
      .slice(0, AGENTS),
    atLeast: all.some((facet) => totalOf(rows, facet) >= COUNTED),
  };
}

/** What few rows have, all of them by one look into the index of text; undefined where it is not few. */
async function countFew(
  db: Db,
  columns: Columns,
  { indexed }: Ways,
  q: string | undefined,
): Promise<readonly Counted[] | undefined> {
  if (!q) return undefined;
  const rows = await groupsOf(db, columns.where(indexed).limit(COUNTED + 1));
  return totalOf(rows, 'kind') > COUNTED ? undefined : rows;
}

/** On the way from the newest to the oldest: what more rows have is met soon. */
async function countNewest(
  db: Db,
  columns: Columns,
  where: SQL | undefined,
  newestFirst: readonly SQL[],
): Promise<readonly Counted[]> {
  return groupsOf(
    db,
    columns
      .where(where)
      .orderBy(...newestFirst)
      .limit(COUNTED),
  );
}

function without(filter: RecordingFilter, facet: Facet): RecordingFilter {
  return { ...filter, ...Object.fromEntries(facets[facet].map((key) => [key, undefined])) };
}

function isGiven(value: string | number | readonly string[] | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

const yesNo = ['yes', 'no'] as const;

/** What is grouped by: never null, so that a group is known by its one column that is not. */
function columnsOf(db: Db, eyes: JudgedSight | undefined) {
  const { kind, state, agentID, agentName } = recordings;
  const band = (score: SQL) =>
    sql.join(
      scoreBands.map(
        ([from, to]) => sql`when ${score} < ${to + 1}::double precision then ${String(from)}::text`,
      ),
      sql` `,
    );
  const said = (truth: SQL) => sql<string>`case when ${truth} then 'yes' else 'no' end`;
  return () =>
    db
      .select({
        ...{ kind, state, agentID, agentName },
        score: sql<string>`case ${band(scoreSeen(eyes))} else 'none' end`.as('band'),
        commented: said(commentedSeen(eyes)).as('commented'),
        hold: said(sql`${recordings.onHold}`).as('hold'),
      })
      .from(recordings)
      .$dynamic();
}
type Columns = ReturnType<ReturnType<typeof columnsOf>>;

async function groupsOf(db: Db, rows: Columns): Promise<readonly Counted[]> {
  const some = rows.as('some');
  const { kind, state, agentID, score, commented, hold } = some;
  const found = await db
    .select({
      kind: sql<string | null>`${kind}`,
      state: sql<string | null>`${state}`,
      agentID: sql<string | null>`${agentID}`,
      score: sql<string | null>`${score}`,
      commented: sql<string | null>`${commented}`,
      hold: sql<string | null>`${hold}`,
      name: max(some.agentName),
      count: count(),
    })
    .from(some)
    .groupBy(sql`grouping sets ((${kind}), (${state}), (${agentID}), (${score}), (${commented}), (${hold}))`);
  return found.map((row) => {
    const facet = all.find((each) => row[each] !== null) ?? null;
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
