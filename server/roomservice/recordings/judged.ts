import type { Asker, Permission } from '../../../contract/access';
import { reachOf } from '../context';
import { Problem } from '../problem';
import { sightOf } from '../reviews/sight';
import type { RecordingRow } from '../rows/recordings';
import type { JudgedSight, RecordingFilter } from '../stores/recordings';

/**
 * The filter as this caller may use it: scores and comments count as far as they see them, so that no agent learns from
 * a list that a review of theirs waits for its release.
 */
export function withEyes<Filter extends RecordingFilter>(filter: Filter, caller: Asker): Filter & EyesGiven {
  const { minScore, maxScore, commented } = filter;
  const asks = minScore !== undefined || maxScore !== undefined || commented !== undefined;
  if (asks && caller.grants['review.list'] === undefined) {
    throw new Problem('permission.missing', { permission: 'review.list' satisfies Permission });
  }
  const eyes = {
    userID: caller.userID,
    listed: reachOf(caller, 'review.list'),
    reviewed: reachOf(caller, 'review.write'),
  };
  return { ...filter, eyes };
}
interface EyesGiven {
  readonly eyes: JudgedSight;
}

/** What the caller may see of its score and comments. */
export function judgedFor(
  row: RecordingRow,
  caller: Asker,
): { readonly score: number | null; readonly comments: number } {
  switch (sightOf(caller, row)) {
    case 'none':
      return { score: null, comments: 0 };
    case 'agent':
      return { score: row.releasedScore, comments: row.commentsForAgent };
    case 'reviewer':
      return { score: row.score, comments: row.comments };
  }
}
