import { desc, sql, type SQL } from 'drizzle-orm';
import { COUNTED, scoreBands } from '../../../contract/recordings';
import type { JudgedSight, RecordingCounts, RecordingFilter } from '../../roomservice/stores/recordings';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { commentedSeen, scoreSeen } from './recording-judged';
import { partsOf, type Ways } from './recording-search';
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
const columnOf: Readonly<Record<Facet, string>> = {
  ...{ kind: 'kind', state: 'state', agentID: 'agent_id' },
  ...{ score: 'score', commented: 'commented', hold: 'hold' },
};

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
  waysOf: (filter: RecordingFilter) => Ways,
): Promise<RecordingCounts> {
  const isSet = (facet: Facet) => facets[facet].some((key) => isGiven(filter[key]));
  const alone = all.filter(isSet);
  const together = all.filter((facet) => !isSet(facet));
  const groups = [...alone.map((facet) => [facet]), ...(together.length > 0 ? [together] : [])];
  const counted = await Promise.all(
    groups.map((group) => {
      const [facet] = alone.filter((each) => group.includes(each));
      const ways = waysOf(facet === undefined ? filter : without(filter, facet));
      return groupsOf(db, group, newestOf(db, partsOf(ways, filter.q), filter.eyes));
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

function without(filter: RecordingFilter, facet: Facet): RecordingFilter {
  return { ...filter, ...Object.fromEntries(facets[facet].map((key) => [key, undefined])) };
}

function isGiven(value: string | number | readonly string[] | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

const yesNo = ['yes', 'no'] as const;

/** The newest rows of all parts, with what is grouped by: never null, so that a group is known by its one column that is not. */
function newestOf(db: Db, parts: readonly (SQL | undefined)[], eyes: JudgedSight | undefined): SQL {
  const { kind, state, agentID, agentName, startedAt, recordingID } = recordings;
  const band = (score: SQL) =>
    sql.join(
      scoreBands.map(
        ([from, to]) => sql`when ${score} < ${to + 1}::double precision then ${String(from)}::text`,
      ),
      sql` `,
    );
  const said = (truth: SQL) => sql<string>`case when ${truth} then 'yes' else 'no' end`;
  const each = parts.map((part) =>
    db
      .select({
        ...{ kind, state, agentID, agentName, startedAt, recordingID },
        score: sql<string>`case ${band(scoreSeen(eyes))} else 'none' end`.as('score'),
        commented: said(commentedSeen(eyes)).as('commented'),
        hold: said(sql`${recordings.onHold}`).as('hold'),
      })
      .from(recordings)
      .where(part)
      .orderBy(desc(startedAt), sql`${byCodePoint(recordingID)} desc`)
      .limit(COUNTED),
  );
  return sql`(select * from (${sql.join(each, sql` union all `)}) parts
    order by started_at desc, recording_id collate "C" desc limit ${COUNTED})`;
}

/** How many there are of each, all groups in one reading. */
async function groupsOf(db: Db, group: readonly Facet[], newest: SQL): Promise<readonly Counted[]> {
  const columns = sql.join(
    group.map((facet) => sql`${sql.identifier(columnOf[facet])} as ${sql.identifier(facet)}`),
    sql`, `,
  );
  const sets = sql.join(
    group.map((facet) => sql`(${sql.identifier(columnOf[facet])})`),
    sql`, `,
  );
  const { rows } = await db.execute<Partial<Record<Facet, string | null>> & Pick<Counted, 'name' | 'count'>>(
    sql`select ${columns}, max(agent_name collate "C") as name, count(*)::int as count from ${newest} newest
      group by grouping sets (${sets})`,
  );
  return rows.map(({ name, count, ...values }) => {
    const facet = group.find((each) => typeof values[each] === 'string') ?? null;
    return { facet, value: (facet && values[facet]) ?? null, name, count };
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
