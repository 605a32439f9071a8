import {
  and,
  count,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lte,
  not,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { removable, type Decider } from '../../roomservice/keeping/rules';
import type { Overdue, OverdueSum, RecordingsStore } from '../../roomservice/stores/recordings';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { calls } from './schema/calls';
import { recordings } from './schema/recordings';
import { taken } from './storage';

const { search: _search, ...recordingColumns } = getTableColumns(recordings);

export const isInTrash = and(isNotNull(recordings.trashedAt), eq(recordings.state, 'trash'));

/** In the trash since then or longer, and kept by no hold. */
export function isDue(before: Date): SQL | undefined {
  return and(isInTrash, lte(recordings.trashedAt, before), eq(recordings.onHold, false));
}

/** By the first rule that fits, as `deciderOf` finds it: the place of the rule, and whether the recording is older. */
function decisionOf(deciders: readonly Decider[]) {
  const fits = ({ teamID, kind, disposition }: Decider): SQL =>
    and(
      teamID === null ? undefined : eq(recordings.teamID, teamID),
      kind === null ? undefined : eq(recordings.kind, kind),
      disposition === null ? undefined : eq(calls.disposition, disposition),
    ) ?? sql`true`;
  const cases = (then: (decider: Decider, at: number) => SQL, otherwise: SQL) =>
    sql`case ${sql.join(
      deciders.map((each, at) => sql`when ${fits(each)} then ${then(each, at)}`),
      sql` `,
    )} else ${otherwise} end`;
  return {
    decidedBy: cases((_, at) => sql`${sql.raw(String(at))}`, sql`-1`).mapWith(Number),
    isOver: cases(({ before }) => sql`${lte(recordings.startedAt, before)}`, sql`false`),
  };
}

function isOverdue(deciders: readonly Decider[], trashBefore: Date, isOver: SQL): SQL | undefined {
  // Whatever rule decides, nothing is younger than the shortest lets go: the index on the start finds the rest.
  const latest = new Date(Math.max(...deciders.map(({ before }) => before.getTime())));
  const due = isDue(trashBefore);
  return and(
    lte(recordings.startedAt, latest),
    inArray(recordings.state, [...removable]),
    due && not(sql`coalesce(${due}, false)`),
    isOver,
  );
}

export async function overdueIn(
  db: Db,
  deciders: readonly Decider[],
  trashBefore: Date,
  { limit, after }: Parameters<RecordingsStore['recordings']['overdue']>[2],
): Promise<readonly Overdue[]> {
  if (deciders.length === 0) return [];
  const { decidedBy, isOver } = decisionOf(deciders);
  return db
    .select({ row: recordingColumns, decidedBy: decidedBy.as('decided_by') })
    .from(recordings)
    .leftJoin(calls, eq(calls.callID, recordings.callID))
    .where(
      and(
        isOverdue(deciders, trashBefore, isOver),
        eq(recordings.onHold, false),
        after === null
          ? undefined
          : or(
              gt(recordings.startedAt, after.startedAt),
              and(
                eq(recordings.startedAt, after.startedAt),
                gt(byCodePoint(recordings.recordingID), after.recordingID),
              ),
            ),
      ),
    )
    .orderBy(recordings.startedAt, byCodePoint(recordings.recordingID))
    .limit(limit);
}

export async function overdueSumsIn(
  db: Db,
  deciders: readonly Decider[],
  trashBefore: Date,
): Promise<readonly OverdueSum[]> {
  if (deciders.length === 0) return [];
  const { decidedBy, isOver } = decisionOf(deciders);
  const found = db
    .select({
      decidedBy: decidedBy.as('decided_by'),
      onHold: recordings.onHold,
      bytes: taken.as('taken'),
    })
    .from(recordings)
    .leftJoin(calls, eq(calls.callID, recordings.callID))
    .where(isOverdue(deciders, trashBefore, isOver))
    .as('overdue');
  return db
    .select({
      decidedBy: found.decidedBy,
      onHold: found.onHold,
      recordings: count(),
      bytes: sql<number>`coalesce(sum(${found.bytes}), 0)`.mapWith(Number),
    })
    .from(found)
    .groupBy(found.decidedBy, found.onHold);
}
