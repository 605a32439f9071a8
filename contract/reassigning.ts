import * as z from 'zod/mini';
import { endpoint, type ResultOf } from './endpoint';
import { instant, opaqueID, prose, userID } from './primitives';

/**
 * Why a review stays where it is: it is not there for me, is submitted, is of the new reviewer's own call or of another
 * team than theirs; exists: they have that recording by that form to do already.
 */
export const reassignObstacle = z.enum(['notFound', 'submitted', 'ownCall', 'notTheirs', 'exists']);
export type ReassignObstacle = z.infer<typeof reassignObstacle>;

const reviewIDs = z.array(opaqueID).check(z.minLength(1), z.maxLength(100));
const reason = prose(300, 1);
const outcome = z.object({
  done: z.array(opaqueID),
  skipped: z.array(z.object({ reviewID: opaqueID, because: reassignObstacle })),
});

export const reassignReviews = endpoint({
  method: 'POST',
  path: '/reviews/reassign',
  summary:
    'Give reviews that are not submitted to another reviewer, with what is answered unless they are scored blind; says which were left out',
  access: 'review.write',
  body: z.object({
    ...{ reviewIDs, reviewerID: userID, reason },
    /** Absent: each keeps the time that it is due. */
    dueAt: z.optional(instant),
  }),
  result: outcome,
  errors: ['reviewer.unknown'],
});

export const withdrawReviews = endpoint({
  method: 'POST',
  path: '/reviews/withdraw',
  summary:
    'Take reviews that are not submitted out of inboxes, with what is answered; says which were left out',
  access: 'review.write',
  body: z.object({ reviewIDs, reason }),
  result: outcome,
});

export const reassignImpact = endpoint({
  method: 'POST',
  path: '/reviews/reassign/impact',
  summary: 'What giving reviews to another reviewer, or withdrawing them, would do; changes nothing',
  access: 'review.write',
  body: z.object({
    reviewIDs,
    /** Null: they are withdrawn. */
    reviewerID: z.nullable(userID),
  }),
  result: z.object({
    items: z.array(
      z.object({
        reviewID: opaqueID,
        /** Null where there is no such review for me; so is the next. */
        roomName: z.nullable(z.string()),
        reviewerName: z.nullable(z.string()),
        /** Null: it would be done. */
        because: z.nullable(reassignObstacle),
        /** What becomes of what is answered; null where nothing is. */
        draft: z.nullable(z.enum(['kept', 'lost'])),
      }),
    ),
    /** What the new reviewer has to do now; null where there is none. */
    open: z.nullable(z.number()),
  }),
  errors: ['reviewer.unknown'],
});
export type ReassignImpact = ResultOf<typeof reassignImpact>;
