import type { RecordingRow } from '../../roomservice/rows/recordings';
import type { ReviewRow } from '../../roomservice/rows/reviews';
import type { JudgedSight, RecordingFilter } from '../../roomservice/stores/recordings';
import { by, inOrder, reaches } from './lists';
import { patch, type View } from './tables';

/** Brings what a recording says of its reviews and comments up to date. */
export function markJudged(view: View, recordingID: string): void {
  const reviews = [...view.reviews.values()].filter((row) => row.recordingID === recordingID);
  const threads = [...view.comments.values()].filter(
    (row) => row.recordingID === recordingID && row.parentID === null,
  );
  const isReleased = reviews.some(({ state }) => state === 'released');
  patch(view.recordings, recordingID, {
    score: newestScore(reviews.filter(({ state }) => state === 'submitted' || state === 'released')),
    releasedScore: newestScore(reviews.filter(({ state }) => state === 'released')),
    comments: threads.length,
    commentsForAgent: isReleased ? threads.filter(({ forAgent }) => forAgent).length : 0,
  });
}

function newestScore(reviews: readonly ReviewRow[]): number | null {
  const [newest] = reviews
    .filter(({ calibrationID, score }) => calibrationID === null && score !== null)
    .sort(
      inOrder(
        by((row) => row.submittedAt, true),
        by((row) => row.reviewID, true),
      ),
    );
  return newest?.score ?? null;
}

/** What somebody may see of it: all that is judged, else what was released. */
export function judgedSeen(
  { agentID, teamID, score, releasedScore, comments, commentsForAgent }: RecordingRow,
  eyes: JudgedSight | undefined,
): { readonly score: number | null; readonly comments: number } {
  const nothing = { score: null, comments: 0 };
  if (!eyes || eyes.listed.kind === 'none') return nothing;
  if (agentID !== eyes.userID && reaches(eyes.reviewed, agentID, teamID)) return { score, comments };
  return reaches(eyes.listed, agentID, teamID)
    ? { score: releasedScore, comments: commentsForAgent }
    : nothing;
}

export function isJudgedAs(row: RecordingRow, filter: RecordingFilter): boolean {
  const { eyes, minScore, maxScore, commented } = filter;
  const { score, comments } = judgedSeen(row, eyes);
  const anyScore = minScore === undefined && maxScore === undefined;
  return (
    (anyScore || (score !== null && score >= (minScore ?? 0) && score < (maxScore ?? 100) + 1)) &&
    (commented === undefined || comments > 0 === (commented === 'yes'))
  );
}
