import { and, eq, max, sql, type Column, type SQL } from 'drizzle-orm';
import type { Reach } from '../../roomservice/stores/lists';
import type { RecordingFilter } from '../../roomservice/stores/recordings';
import type { Db } from './db';
import { fold, reaches, reachesByParts } from './lists';
import { isChosen, isMarked, isNarrowing } from './recording-filter';
import { recordings } from './schema/recordings';
import { hasPairsOf } from './search';

/** Rows that a filter wants, by two ways that find the same. */
export interface Ways {
  /** By the index of pairs where there is a text: for what few rows have. */
  readonly indexed: SQL | undefined;
  /** By looking into rows one after the other, in parts that share none: for what is met every few rows. */
  readonly walked: readonly (SQL | undefined)[];
  /** So many rows have the text, of all there are, that looking them up takes longer than walking. */
  readonly isCommon: boolean;
}

/** From so many rows that have a text, those of a team, a score and the like are sooner walked through. */
const COMMON_AMONG_FEW = 5000;
/** From so many on, the newest 10,000 of them are met soon on the way through all rows. */
const COMMON_AMONG_ALL = 40_000;
const SAMPLED_PERCENT = 0.2;

/** How filters find their rows; a whole recordingID that the caller may see wins over all of them. */
export async function waysIn(
  db: Db,
  q: string | undefined,
  reach: Reach,
): Promise<(filter: RecordingFilter) => Ways> {
  const { recordingID, agentID, teamID, search } = recordings;
  const reached = reaches(reach, agentID, teamID);
  if (q) {
    const named = and(reached, eq(recordingID, q));
    const found = await db.select({ id: recordingID }).from(recordings).where(named);
    if (found.length > 0) return () => ({ indexed: named, walked: [named], isCommon: false });
  }
  const having = q ? await howMany(db, hasText(search, q)) : 0;
  const parts = reachesByParts(reach, agentID, teamID);
  return (filter) => {
    const chosen = isChosen(filter);
    const marked = isMarked(filter);
    const isNarrow = reach.kind !== 'all' || isNarrowing(filter);
    return {
      indexed: q
        ? and(hasText(search, q), hasPairsOf(search, [fold(q)]), chosen, aside(and(reached, marked)))
        : and(reached, chosen, marked),
      walked: parts.map((part) => and(part, chosen, marked, q ? hasText(search, q) : undefined)),
      isCommon: having >= (isNarrow ? COMMON_AMONG_FEW : COMMON_AMONG_ALL),
    };
  };
}

/** The sooner of both ways. */
export function partsOf({ indexed, walked, isCommon }: Ways, q: string | undefined): Ways['walked'] {
  return q && !isCommon ? [indexed] : walked;
}

/** Each part has its newest at the end of an index. */
export async function newestStart(db: Db, parts: Ways['walked']): Promise<Date | null> {
  const each = parts.map((part) =>
    db
      .select({ at: max(recordings.startedAt) })
      .from(recordings)
      .where(part),
  );
  const found = (await Promise.all(each)).flatMap(([row]) => row?.at ?? []);
  return found.length === 0 ? null : new Date(Math.max(...found.map(Number)));
}

/** By `strpos` rather than `like`, of which planners guess too few rows. */
function hasText(search: Column, q: string): SQL {
  return sql`strpos(${search}, ${fold(q)}::text) > 0`;
}

/** How many rows there are of the kind, judged by a few pages from all over the table. */
async function howMany(db: Db, isOfKind: SQL): Promise<number> {
  const { rows } = await db.execute<{ found: number }>(
    sql`select count(*)::int as found from ${recordings} tablesample system (${SAMPLED_PERCENT}) repeatable (1)
      where ${isOfKind}`,
  );
  return ((rows[0]?.found ?? 0) * 100) / SAMPLED_PERCENT;
}

/** Said so that no index is asked for it: what few rows have is looked into, sooner than another index is read for them. */
function aside(condition: SQL | undefined): SQL | undefined {
  return condition && sql`(${condition}) is true`;
}
