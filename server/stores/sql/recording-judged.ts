import { and, eq, inArray, isNotNull, isNull, ne, sql, type Column, type SQL } from 'drizzle-orm';
import type { JudgedSight, RecordingFilter } from '../../roomservice/stores/recordings';
import { byCodePoint } from './columns';
import type { Db } from './db';
import { reaches } from './lists';
import { recordings } from './schema/recordings';
import { recordingComments, reviews } from './schema/reviews';

/**
 * Brings what recordings say of their reviews and comments up to date. Locked first, by a statement of its own: of two
 * reviews that are submitted at once, whichever counts later sees both.
 */
export async function markJudged(db: Db, recordingIDs: readonly string[]): Promise<void> {
  if (recordingIDs.length === 0) return;
  const theirs = inArray(recordings.recordingID, [...recordingIDs]);
  await db
    .select({ recordingID: recordings.recordingID })
    .from(recordings)
    .where(theirs)
    .orderBy(byCodePoint(recordings.recordingID))
    .for('update');
  const threads = and(
    eq(recordingComments.recordingID, recordings.recordingID),
    isNull(recordingComments.parentID),
  );
  const released = and(eq(reviews.recordingID, recordings.recordingID), eq(reviews.state, 'released'));
  await db
    .update(recordings)
    .set({
      score: newestScore(db, ['submitted', 'released']),
      releasedScore: newestScore(db, ['released']),
      comments: sql`(select count(*) from ${recordingComments} where ${threads})`,
      commentsForAgent: sql`(select count(*) from ${recordingComments} where ${and(threads, eq(recordingComments.forAgent, true))}
        and exists (select 1 from ${reviews} where ${released}))`,
    })
    .where(theirs);
}

function newestScore(db: Db, states: readonly ('submitted' | 'released')[]): SQL {
  const newest = db
    .select({ score: reviews.score })
    .from(reviews)
    .where(
      and(
        eq(reviews.recordingID, recordings.recordingID),
        isNull(reviews.calibrationID),
        inArray(reviews.state, [...states]),
        isNotNull(reviews.score),
      ),
    )
    .orderBy(sql`${reviews.submittedAt} desc`, sql`${byCodePoint(reviews.reviewID)} desc`)
    .limit(1);
  return sql`(${newest})`;
}

/** What somebody may see of a column: of all that is judged, else of what was released. */
function seen(all: Column, released: Column, eyes: JudgedSight | undefined): SQL {
  if (!eyes || eyes.listed.kind === 'none') return sql`null::double precision`;
  const asReviewer = and(
    ne(recordings.agentID, eyes.userID),
    reaches(eyes.reviewed, recordings.agentID, recordings.teamID),
  );
  const asAgent = reaches(eyes.listed, recordings.agentID, recordings.teamID) ?? sql`true`;
  return sql`case when ${asReviewer} then ${all} when ${asAgent} then ${released} end`;
}

export function scoreSeen(eyes: JudgedSight | undefined): SQL {
  return seen(recordings.score, recordings.releasedScore, eyes);
}

export function commentedSeen(eyes: JudgedSight | undefined): SQL {
  return sql`coalesce(${seen(recordings.comments, recordings.commentsForAgent, eyes)}, 0) > 0`;
}

/** Each with what its partial index is over said once more, so that planners take it. */
export function isJudgedAs({ eyes, minScore, maxScore, commented }: RecordingFilter): SQL | undefined {
  const score = scoreSeen(eyes);
  return and(
    ...(minScore === undefined && maxScore === undefined
      ? []
      : [
          isNotNull(recordings.score),
          sql`${score} >= ${minScore ?? 0}::double precision`,
          sql`${score} < ${(maxScore ?? 100) + 1}::double precision`,
        ]),
    commented === 'yes' ? and(sql`${recordings.comments} > 0`, commentedSeen(eyes)) : undefined,
    commented === 'no' ? sql`not (${commentedSeen(eyes)})` : undefined,
  );
}
