import { and, avg, count, eq, inArray, isNotNull, isNull, lt, gte, max, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../roomservice/store';
import type { ChartFilter } from '../../roomservice/stores/review-charts';
import type { ReviewSight } from '../../roomservice/stores/reviews';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { isOneOf } from './lists';
import { isVisible } from './reviews';
import { users } from './schema/people';
import { reviews } from './schema/reviews';

export function reviewChartsOver(db: Db): Tx['reviewCharts'] {
  return {
    async cells(filter, sight) {
      const rows = await db
        .select({
          agentID: reviews.agentID,
          formID: reviews.formID,
          period: periodOf(filter),
          agentName: max(users.name),
          reviews: count(),
          scored: count(reviews.score),
          sum: sql`coalesce(sum(${reviews.score}), 0)`.mapWith(Number),
          failed: sql`count(*) filter (where ${reviews.failed})`.mapWith(Number),
          below: sql`count(*) filter (where not ${reviews.passed})`.mapWith(Number),
        })
        .from(reviews)
        .leftJoin(users, eq(users.userID, reviews.agentID))
        .where(and(isMeant(db, filter, sight), isNull(reviews.calibrationID)))
        .groupBy(sql`1`, sql`2`, sql`3`)
        .orderBy(byCodePoint(reviews.agentID), byCodePoint(reviews.formID), sql`3`);
      return rows.map((row) => ({ ...row, agentName: row.agentName ?? row.agentID }));
    },
    async answers(filter, sight) {
      const given = db
        .select({ formID: reviews.formID, formVersion: reviews.formVersion, answers: reviews.answers })
        .from(reviews)
        .where(and(isMeant(db, filter, sight), isNull(reviews.calibrationID)))
        .as('given');
      return db
        .select({
          formID: given.formID,
          formVersion: given.formVersion,
          questionID: sql<string>`answer.key`,
          value: sql<string | null>`answer.value ->> 'value'`,
          na: sql<boolean>`(answer.value ->> 'na')::boolean`,
          count: count(),
        })
        .from(given)
        .crossJoinLateral(sql`jsonb_each(${given.answers}) as answer`)
        .groupBy(sql`1`, sql`2`, sql`3`, sql`4`, sql`5`);
    },
    async tenths(filter, sight) {
      const rows = await db
        .select({
          tenth: sql`least(floor(${reviews.score} / 10), 9)`.mapWith(Number),
          count: count(),
        })
        .from(reviews)
        .where(and(isMeant(db, filter, sight), isNull(reviews.calibrationID), isNotNull(reviews.score)))
        .groupBy(sql`1`);
      return new Map(rows.map(({ tenth, count: many }) => [tenth, many]));
    },
    async deviations(filter, sight) {
      const together = sql`over (partition by ${reviews.calibrationID})`;
      const scored = db
        .select({
          reviewerID: reviews.reviewerID,
          off: sql<number>`${reviews.score} - avg(${reviews.score}) ${together}`.as('off'),
          others: sql<number>`count(*) ${together}`.as('others'),
        })
        .from(reviews)
        .where(and(isMeant(db, filter, sight), isNotNull(reviews.calibrationID), isNotNull(reviews.score)))
        .as('scored');
      const rows = await db
        .select({
          reviewerID: scored.reviewerID,
          reviewerName: max(users.name),
          calibrations: count(),
          deviation: avg(scored.off).mapWith(Number),
          distance: sql`avg(abs(${scored.off}))`.mapWith(Number),
        })
        .from(scored)
        .leftJoin(users, eq(users.userID, scored.reviewerID))
        .where(sql`${scored.others} > 1`)
        .groupBy(scored.reviewerID)
        .orderBy(sql`${scored.reviewerID} collate "C"`);
      return rows.map((row) => ({
        ...row,
        reviewerName: row.reviewerName ?? row.reviewerID,
        deviation: row.deviation ?? 0,
      }));
    },
  };
}

function isMeant(db: Db, filter: ChartFilter, sight: ReviewSight): SQL | undefined {
  const [from] = filter.starts;
  return and(
    isVisible(db, sight),
    inArray(reviews.state, ['submitted', 'released']),
    from === undefined ? sql`false` : gte(reviews.submittedAt, from),
    lt(reviews.submittedAt, filter.to),
    isOneOf(reviews.agentID, filter.agentID),
    isOneOf(reviews.teamID, filter.teamID),
    isOneOf(reviews.formID, filter.formID),
  );
}

/** Counted by the database among the starts that it is given: it needs to know nothing of zones and calendars. */
function periodOf({ starts }: ChartFilter): SQL<number> {
  const list = sql.join(
    starts.map((start) => sql`${start.toISOString()}::timestamptz`),
    sql`, `,
  );
  return sql`width_bucket(${reviews.submittedAt}, array[${list}]::timestamptz[]) - 1`.mapWith(Number);
}
