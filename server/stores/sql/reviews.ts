import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type {
  ReviewFilter,
  ReviewQuery,
  ReviewSight,
  ReviewsStore,
  SeenReview,
} from '../../roomservice/stores/reviews';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { contains, is, isOneOf, isWithin, orderBy, reaches } from './lists';
import { markJudged } from './recording-judged';
import { users } from './schema/people';
import { recordings } from './schema/recordings';
import { samplingPicks, samplingRules } from './schema/sampling';
import { recordingComments, reviewFormVersions, reviewMessages, reviews } from './schema/reviews';

const { search: _search, ...recordingColumns } = getTableColumns(recordings);
const reviewers = alias(users, 'reviewers');
const assigners = alias(users, 'assigners');
const beginners = alias(users, 'beginners');
const blind = alias(reviews, 'blind');

export function reviewsOver(db: Db): ReviewsStore['reviews'] {
  const seen = () =>
    db
      .select({
        review: getTableColumns(reviews),
        formName: reviewFormVersions.name,
        reviewerName: reviewers.name,
        assignedByName: assigners.name,
        begunByName: beginners.name,
        ruleName: samplingRules.name,
        recording: recordingColumns,
      })
      .from(reviews)
      .innerJoin(recordings, eq(recordings.recordingID, reviews.recordingID))
      .leftJoin(
        reviewFormVersions,
        and(
          eq(reviewFormVersions.formID, reviews.formID),
          eq(reviewFormVersions.version, reviews.formVersion),
        ),
      )
      .leftJoin(reviewers, eq(reviewers.userID, reviews.reviewerID))
      .leftJoin(samplingRules, eq(samplingRules.ruleID, reviews.ruleID))
      .leftJoin(assigners, eq(assigners.userID, reviews.assignedByID))
      .leftJoin(beginners, eq(beginners.userID, reviews.begunByID))
      .$dynamic();
  const isIt = (reviewID: string) => eq(reviews.reviewID, reviewID);
  return {
    async get(reviewID) {
      const found = await first(seen().where(isIt(reviewID)));
      return found && seenOf(found);
    },
    lock: (reviewID) => first(db.select().from(reviews).where(isIt(reviewID)).for('update')),
    async insert(row) {
      const added = await db
        .insert(reviews)
        .values(row)
        .onConflictDoNothing()
        .returning({ reviewID: reviews.reviewID });
      if (added.length > 0 && row.submittedAt !== null) await markJudged(db, [row.recordingID]);
      return added.length > 0;
    },
    async update(reviewID, patch) {
      const changed = await db
        .update(reviews)
        .set({ ...patch, revision: sql`${reviews.revision} + 1` })
        .where(isIt(reviewID))
        .returning({ recordingID: reviews.recordingID });
      if ('state' in patch) await markJudged(db, changed.map(recordingOf));
    },
    async delete(reviewID) {
      await db.delete(reviewMessages).where(eq(reviewMessages.reviewID, reviewID));
      const gone = await db
        .delete(reviews)
        .where(isIt(reviewID))
        .returning({ recordingID: reviews.recordingID });
      await markJudged(db, gone.map(recordingOf));
    },
    deleteOf: (recordingID) => deleteReviewsOf(db, [recordingID]),
    async list(query, sight) {
      const where = and(isVisible(db, sight), isWanted(query));
      const rows = await seen()
        .where(where)
        .orderBy(reviewOrder(query.sort), byCodePoint(reviews.reviewID))
        .limit(query.size)
        .offset((query.page - 1) * query.size);
      const [counted] = await db
        .select({ total: sql<number>`count(*)::int` })
        .from(reviews)
        .innerJoin(recordings, eq(recordings.recordingID, reviews.recordingID))
        .where(where);
      return { items: rows.map(seenOf), total: counted?.total ?? 0 };
    },
    async ofCalibration(calibrationID) {
      const rows = await seen()
        .where(eq(reviews.calibrationID, calibrationID))
        .orderBy(byCodePoint(reviews.reviewID));
      return rows.map(seenOf);
    },
    async openOf(reviewerIDs) {
      const rows = await db
        .select({ reviewerID: reviews.reviewerID, open: count() })
        .from(reviews)
        .where(
          and(inArray(reviews.reviewerID, [...reviewerIDs]), inArray(reviews.state, ['assigned', 'draft'])),
        )
        .groupBy(reviews.reviewerID);
      const found = new Map(rows.map(({ reviewerID, open }) => [reviewerID, open]));
      return new Map(reviewerIDs.map((each) => [each, found.get(each) ?? 0]));
    },
    async releaseDue(now) {
      const rows = await db
        .select({ reviewID: reviews.reviewID })
        .from(reviews)
        .innerJoin(recordings, eq(recordings.recordingID, reviews.recordingID))
        .where(
          and(lte(reviews.releaseAt, now), eq(reviews.state, 'submitted'), ne(recordings.state, 'trash')),
        )
        .orderBy(asc(reviews.releaseAt), byCodePoint(reviews.reviewID));
      return rows.map(({ reviewID }) => reviewID);
    },
    async ofRecording(recordingID) {
      const rows = await seen()
        .where(eq(reviews.recordingID, recordingID))
        .orderBy(asc(reviews.createdAt), byCodePoint(reviews.reviewID));
      return rows.map(seenOf);
    },
  };
}

/** What was said and judged goes with the recordings that it is about. */
export async function deleteReviewsOf(db: Db, recordingIDs: readonly string[]): Promise<void> {
  const gone = await db
    .delete(reviews)
    .where(inArray(reviews.recordingID, [...recordingIDs]))
    .returning({ reviewID: reviews.reviewID });
  const reviewIDs = gone.map(({ reviewID }) => reviewID);
  if (reviewIDs.length > 0)
    await db.delete(reviewMessages).where(inArray(reviewMessages.reviewID, reviewIDs));
  await db.delete(samplingPicks).where(inArray(samplingPicks.recordingID, [...recordingIDs]));
  await db.delete(recordingComments).where(inArray(recordingComments.recordingID, [...recordingIDs]));
  await markJudged(db, recordingIDs);
}

function recordingOf({ recordingID }: { readonly recordingID: string }): string {
  return recordingID;
}

export function reviewMessagesOver(db: Db): ReviewsStore['reviewMessages'] {
  const { arrival, ...columns } = getTableColumns(reviewMessages);
  return {
    async insert(row) {
      await db.insert(reviewMessages).values(row);
    },
    ofReview: async (reviewID) =>
      db
        .select(columns)
        .from(reviewMessages)
        .where(eq(reviewMessages.reviewID, reviewID))
        .orderBy(asc(arrival)),
  };
}

interface Joined {
  readonly review: typeof reviews.$inferSelect;
  readonly formName: string | null;
  readonly reviewerName: string | null;
  readonly assignedByName: string | null;
  readonly begunByName: string | null;
  readonly ruleName: string | null;
  readonly recording: SeenReview['recording'];
}

function seenOf({ review, formName, reviewerName, ruleName, recording, ...given }: Joined): SeenReview {
  return {
    ...review,
    formName: formName ?? review.formID,
    reviewerName: reviewerName ?? review.reviewerID,
    assignedByName: review.assignedByID === null ? null : (given.assignedByName ?? review.assignedByID),
    begunByName: review.begunByID === null ? null : (given.begunByName ?? review.begunByID),
    ruleName: review.ruleID === null ? null : (ruleName ?? review.ruleID),
    recording,
  };
}

export function isVisible(db: Db, { reach, userID }: ReviewSight): SQL | undefined {
  const stillBlind = db
    .select({ one: sql`1` })
    .from(blind)
    .where(and(eq(blind.calibrationID, reviews.calibrationID), inArray(blind.state, ['assigned', 'draft'])));
  const isOpen = or(
    isNull(reviews.calibrationID),
    eq(reviews.reviewerID, userID),
    sql`not exists ${stillBlind}`,
  );
  return and(
    reaches(reach, reviews.agentID, reviews.teamID),
    or(
      and(eq(reviews.agentID, userID), eq(reviews.state, 'released')),
      and(ne(reviews.agentID, userID), isOpen),
    ),
  );
}

function isWanted(query: ReviewFilter): SQL | undefined {
  return and(
    contains(recordings.search, query.q),
    isOneOf(reviews.state, query.state),
    isOneOf(reviews.reviewerID, query.reviewerID),
    isOneOf(reviews.agentID, query.agentID),
    isOneOf(reviews.formID, query.formID),
    isOneOf(reviews.ruleID, query.ruleID),
    is(reviews.recordingID, query.recordingID),
    query.overdueAt === undefined
      ? undefined
      : and(lt(reviews.dueAt, query.overdueAt), inArray(reviews.state, ['assigned', 'draft'])),
    query.replied === undefined ? undefined : isNotNull(reviews.replyAt),
    isWithin(reviews.submittedAt, query.from, query.to),
    query.minScore === undefined ? undefined : gte(reviews.score, query.minScore),
    query.maxScore === undefined ? undefined : lte(reviews.score, query.maxScore),
  );
}

function reviewOrder(sort: ReviewQuery['sort']): SQL {
  const keys = {
    due: reviews.dueAt,
    submittedAt: reviews.submittedAt,
    score: reviews.score,
    createdAt: reviews.createdAt,
  };
  return orderBy(sort, keys, ['due', 'submittedAt', 'score']);
}
