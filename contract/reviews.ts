import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import {
  csv,
  instant,
  opaqueID,
  pageOf,
  paging,
  personRef,
  prose,
  roomID,
  sortBy,
  text,
  userID,
  wholeNumber,
} from './primitives';
import { recordingKind } from './recordings';
import { formContent, reviewAnswers } from './review-forms';
import { reviewOrigin, reviewState } from './review-states';

const whole = (min: number, max: number) => z.number().check(z.multipleOf(1), z.gte(min), z.lte(max));

/** One reviewer's judgement of one recording. */
export const review = z.object({
  reviewID: opaqueID,
  recording: z.object({
    recordingID: opaqueID,
    room: z.object({ roomID, name: z.string(), customerName: z.string(), customerRef: z.string() }),
    kind: recordingKind,
    startedAt: instant,
    durationMs: z.nullable(z.number()),
  }),
  form: z.object({ formID: opaqueID, version: z.number(), name: z.string() }),
  agent: personRef,
  reviewer: personRef,
  state: reviewState,
  origin: reviewOrigin,
  calibrationID: z.nullable(opaqueID),
  /** What was submitted came to; null before, and where nothing was scored. */
  score: z.nullable(z.number()),
  failed: z.boolean(),
  passed: z.nullable(z.boolean()),
  dueAt: z.nullable(instant),
  assignedBy: z.nullable(personRef),
  /** Who answered some of it before it was given to its reviewer. */
  begunBy: z.nullable(personRef),
  /** The rule that picked the recording. */
  rule: z.nullable(z.object({ ruleID: opaqueID, name: z.string() })),
  createdAt: instant,
  submittedAt: z.nullable(instant),
  releasedAt: z.nullable(instant),
  /** When it will be released by itself; null: when somebody does. */
  releaseAt: z.nullable(instant),
  acknowledgedAt: z.nullable(instant),
  /** When the agent said something that nobody who reviews has read yet. */
  replyAt: z.nullable(instant),
  can: z.array(
    z.enum(['fill', 'reassign', 'withdraw', 'release', 'reopen', 'acknowledge', 'say', 'markRead']),
  ),
});
export type Review = z.infer<typeof review>;

export const reviewMessage = z.object({
  messageID: opaqueID,
  author: personRef,
  text: z.string(),
  createdAt: instant,
});

export const reviewDetail = z.extend(review, {
  /** Counts saves; a save names the one that it follows. */
  revision: z.number(),
  content: formContent,
  answers: reviewAnswers,
  summary: z.string(),
  messages: z.array(reviewMessage),
});
export type ReviewDetail = z.infer<typeof reviewDetail>;

/** What all readings of reviews filter by. */
export const reviewFilters = {
  /** Part of a room number, room name, customer name or reference. */
  q: z.optional(text(100)),
  state: z.optional(csv(reviewState)),
  reviewerID: z.optional(csv(userID)),
  agentID: z.optional(csv(userID)),
  formID: z.optional(csv(opaqueID)),
  /** Picked by one of these rules. */
  ruleID: z.optional(csv(opaqueID)),
  recordingID: z.optional(opaqueID),
  /** Not submitted though it is past its time. */
  overdue: z.optional(z.enum(['yes'])),
  /** The agent said something that nobody has read. */
  replied: z.optional(z.enum(['yes'])),
  /** When it was submitted. */
  from: z.optional(instant),
  to: z.optional(instant),
  minScore: z.optional(wholeNumber(0, 100)),
  maxScore: z.optional(wholeNumber(0, 100)),
  sort: z._default(sortBy(['due', 'submittedAt', 'score', 'createdAt']), 'createdAt.desc'),
};

const oneReview = z.object({ reviewID: opaqueID });

export const listReviews = endpoint({
  method: 'GET',
  path: '/reviews',
  summary: 'Reviews that I may see, filtered, a page at a time; of my own calls those that were released',
  access: 'review.list',
  query: z.object({ ...reviewFilters, ...paging }),
  result: pageOf(review),
});

export const getReview = endpoint({
  method: 'GET',
  path: '/reviews/:reviewID',
  summary: 'One review with its form, its answers and what was said about it',
  access: 'review.list',
  params: oneReview,
  result: reviewDetail,
  errors: ['review.notFound'],
});

export const startReview = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/reviews',
  summary: 'Begin a review of my own; where I have one by that form that is not submitted, answers that one',
  access: 'review.write',
  person: true,
  params: z.object({ recordingID: opaqueID }),
  body: z.object({ formID: opaqueID }),
  result: reviewDetail,
  errors: ['recording.notFound', 'review.ownCall', 'form.notFound', 'form.notPublished'],
});

const filled = {
  /** That of the review as I saw it. */
  revision: whole(0, 1_000_000_000),
  answers: reviewAnswers,
  summary: prose(4000),
};

export const saveReview = endpoint({
  method: 'PUT',
  path: '/reviews/:reviewID/draft',
  summary: 'Keep what is answered so far',
  access: 'review.write',
  person: true,
  params: oneReview,
  body: z.object(filled),
  result: reviewDetail,
  errors: ['review.notFound', 'review.notMine', 'review.submitted', 'review.changed', 'review.answerUnknown'],
});

export const submitReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewID/submit',
  summary: 'Submit a review that is wholly answered, and release it to the agent now or later',
  access: 'review.write',
  person: true,
  params: oneReview,
  body: z.object({
    ...filled,
    release: z.boolean(),
    /** Where it is not released now: when it will be by itself. */
    releaseAt: z._default(z.nullable(instant), null),
  }),
  result: reviewDetail,
  errors: [
    'review.notFound',
    'review.notMine',
    'review.submitted',
    'review.changed',
    'review.answerUnknown',
    'review.incomplete',
    'review.releasePast',
  ],
});

export const releaseReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewID/release',
  summary: 'Show a submitted review to the agent, with the comments that are meant for them',
  access: 'review.write',
  params: oneReview,
  result: reviewDetail,
  errors: ['review.notFound', 'review.ownCall', 'review.notSubmitted', 'review.calibration'],
});

export const scheduleRelease = endpoint({
  method: 'PUT',
  path: '/reviews/:reviewID/release-at',
  summary: 'Have a submitted review released by itself at a time; null: not by itself any more',
  access: 'review.write',
  params: oneReview,
  body: z.object({ releaseAt: z.nullable(instant) }),
  result: reviewDetail,
  errors: [
    'review.notFound',
    'review.ownCall',
    'review.notSubmitted',
    'review.calibration',
    'review.released',
    'review.releasePast',
  ],
});

export const reopenReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewID/reopen',
  summary: 'Make a submitted review a draft again, hidden from the agent; the reason is in the audit log',
  access: 'review.write',
  params: oneReview,
  body: z.object({ reason: prose(300, 1) }),
  result: reviewDetail,
  errors: ['review.notFound', 'review.ownCall', 'review.notSubmitted', 'review.calibration'],
});

export const acknowledgeReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewID/acknowledge',
  summary: 'Say that I have read the review of my call; twice is no error',
  access: 'review.list',
  person: true,
  params: oneReview,
  result: reviewDetail,
  errors: ['review.notFound', 'review.notAboutMe'],
});

export const sayAboutReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewID/messages',
  summary: 'Say something about a released review: the agent to those who review, or they to the agent',
  access: 'review.list',
  person: true,
  params: oneReview,
  body: z.object({ text: prose(2000, 1) }),
  result: reviewDetail,
  errors: ['review.notFound', 'review.notReleased'],
});

export const readReplies = endpoint({
  method: 'POST',
  path: '/reviews/:reviewID/read',
  summary: 'What the agent said is read: it no longer waits in anybody’s inbox',
  access: 'review.write',
  person: true,
  params: oneReview,
  result: reviewDetail,
  errors: ['review.notFound', 'review.ownCall'],
});
