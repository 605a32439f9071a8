import * as z from 'zod/mini';
import { endpoint, type ResultOf } from './endpoint';
import { instant, opaqueID, personRef, userID } from './primitives';
import { formContent, reviewAnswers } from './review-forms';
import { review, reviewFilters } from './reviews';

/**
 * Why a recording is not given to a reviewer. exists: they have a review of it by that form to do already; taken: somebody
 * else has, and it was asked to leave such out.
 */
export const assignObstacle = z.enum(['notFound', 'ownCall', 'notTheirs', 'exists', 'taken']);
export type AssignObstacle = z.infer<typeof assignObstacle>;
const dueAt = z._default(z.nullable(instant), null);

export const listReviewers = endpoint({
  method: 'GET',
  path: '/reviewers',
  summary: 'Who may review the calls that I may review, by name',
  access: 'review.write',
  result: z.object({ items: z.array(personRef) }),
});

const toGive = {
  recordingIDs: z.array(opaqueID).check(z.minLength(1), z.maxLength(100)),
  reviewerID: userID,
  formID: opaqueID,
};

export const assignReviews = endpoint({
  method: 'POST',
  path: '/reviews/assign',
  summary: 'Give recordings to a reviewer; says which were left out, and why',
  access: 'review.write',
  body: z.object({
    ...toGive,
    dueAt,
    /** Leave out what somebody else has to review by that form. */
    unlessTaken: z._default(z.boolean(), false),
  }),
  result: z.object({
    assigned: z.array(opaqueID),
    skipped: z.array(z.object({ recordingID: opaqueID, because: assignObstacle })),
  }),
  errors: ['form.notFound', 'form.notPublished', 'reviewer.unknown'],
});

export const assignImpact = endpoint({
  method: 'POST',
  path: '/reviews/assign/impact',
  summary: 'What giving recordings to a reviewer would do, before it is done; changes nothing',
  access: 'review.write',
  body: z.object(toGive),
  result: z.object({
    items: z.array(
      z.object({
        recordingID: opaqueID,
        /** Null where there is no such recording for me. */
        roomName: z.nullable(z.string()),
        /** Null: it would be given. */
        because: z.nullable(assignObstacle),
        /** Who has it to review, where that is somebody else. */
        takenBy: z.nullable(z.string()),
      }),
    ),
    /** What the reviewer has to do now. */
    open: z.number(),
  }),
  errors: ['form.notFound', 'form.notPublished', 'reviewer.unknown'],
});
export type AssignImpact = ResultOf<typeof assignImpact>;

export const exportReviews = endpoint({
  method: 'GET',
  path: '/reviews.csv',
  summary: 'All reviews that match, as a CSV file for a spreadsheet; the export is in the audit log',
  access: 'review.list',
  query: z.object({ ...reviewFilters, language: z._default(z.enum(['zh', 'en']), 'en') }),
  media: 'text/csv; charset=utf-8',
});

/** Several who score the same recording, each without seeing the others before all have submitted. */
export const calibration = z.object({
  calibrationID: opaqueID,
  recording: review.shape.recording,
  form: review.shape.form,
  content: formContent,
  dueAt: z.nullable(instant),
  /** Who has not submitted yet; while there is somebody, nobody sees what the others answered. */
  waiting: z.array(personRef),
  /** Mine to fill, or filled. */
  mine: z.nullable(opaqueID),
  scores: z.array(
    z.object({
      reviewID: opaqueID,
      reviewer: personRef,
      score: z.nullable(z.number()),
      failed: z.boolean(),
      answers: reviewAnswers,
      summary: z.string(),
    }),
  ),
});
export type Calibration = z.infer<typeof calibration>;

export const startCalibration = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/calibrations',
  summary: 'Have several people score one recording blind; what they answered is compared afterwards',
  access: 'review.write',
  params: z.object({ recordingID: opaqueID }),
  body: z.object({
    reviewerIDs: z.array(userID).check(z.minLength(2), z.maxLength(6)),
    formID: opaqueID,
    dueAt,
  }),
  result: calibration,
  errors: ['recording.notFound', 'review.ownCall', 'form.notFound', 'form.notPublished', 'reviewer.unknown'],
});

export const getCalibration = endpoint({
  method: 'GET',
  path: '/calibrations/:calibrationID',
  summary: 'Who still has to score, or, when all have, what each answered',
  access: 'review.write',
  params: z.object({ calibrationID: opaqueID }),
  result: calibration,
  errors: ['calibration.notFound'],
});
