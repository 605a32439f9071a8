import type { ReviewRow } from '../../roomservice/rows/reviews';
import type {
  ReviewFilter,
  ReviewQuery,
  ReviewSight,
  ReviewsStore,
  SeenReview,
} from '../../roomservice/stores/reviews';
import { by, inOrder, isOneOf, isWithin, matches, pageOf, reaches, sortOf, type Compare } from './lists';
import { markJudged } from './recording-judged';
import { patch, type View } from './tables';

export function reviews(view: View): ReviewsStore['reviews'] {
  const isPicked = (row: ReviewRow): boolean =>
    row.ruleID !== null &&
    [...view.reviews.values()].some(
      ({ ruleID, recordingID }) => ruleID === row.ruleID && recordingID === row.recordingID,
    );
  return {
    async get(reviewID) {
      const row = view.reviews.get(reviewID);
      return row && seenOf(view, row);
    },
    lock: async (reviewID) => view.reviews.get(reviewID),
    async insert(row) {
      if (isPicked(row)) return false;
      view.reviews.set(row.reviewID, row);
      markJudged(view, row.recordingID);
      return true;
    },
    async update(reviewID, fields) {
      const revision = (view.reviews.get(reviewID)?.revision ?? 0) + 1;
      patch(view.reviews, reviewID, { ...fields, revision });
      const { recordingID } = view.reviews.get(reviewID) ?? {};
      if (recordingID !== undefined && 'state' in fields) markJudged(view, recordingID);
    },
    async delete(reviewID) {
      const { recordingID } = view.reviews.get(reviewID) ?? {};
      deleteReview(view, reviewID);
      if (recordingID !== undefined) markJudged(view, recordingID);
    },
    deleteOf: async (recordingID) => deleteReviewsOf(view, recordingID),
    list: async (query, sight) => pageOf(find(view, query, sight), reviewOrder(query.sort), query),
    async openOf(reviewerIDs) {
      const open = [...view.reviews.values()].filter(
        ({ reviewerID, state }) =>
          reviewerIDs.includes(reviewerID) && (state === 'assigned' || state === 'draft'),
      );
      return new Map(
        reviewerIDs.map((each) => [each, open.filter(({ reviewerID }) => reviewerID === each).length]),
      );
    },
    ofCalibration: async (calibrationID) =>
      allSeen(view)
        .filter((row) => row.calibrationID === calibrationID)
        .sort(by((row) => row.reviewID)),
    releaseDue: async (now) =>
      allSeen(view)
        .filter(({ state, releaseAt }) => state === 'submitted' && releaseAt !== null && releaseAt <= now)
        .filter(({ recording }) => recording.state !== 'trash')
        .sort(
          inOrder(
            by(({ releaseAt }) => releaseAt),
            by(({ reviewID }) => reviewID),
          ),
        )
        .map(({ reviewID }) => reviewID),
    ofRecording: async (recordingID) =>
      allSeen(view)
        .filter((row) => row.recordingID === recordingID)
        .sort(reviewOrder('createdAt')),
  };
}

/** What was said and judged goes with the recording that it is about. */
export function deleteReviewsOf(view: View, recordingID: string): void {
  for (const { reviewID } of [...view.reviews.values()].filter((row) => row.recordingID === recordingID)) {
    deleteReview(view, reviewID);
  }
  for (const [key, pick] of [...view.samplingPicks.entries()]) {
    if (pick.recordingID === recordingID) view.samplingPicks.delete(key);
  }
  for (const comment of [...view.comments.values()]) {
    if (comment.recordingID === recordingID) view.comments.delete(comment.commentID);
  }
  markJudged(view, recordingID);
}

function deleteReview(view: View, reviewID: string): void {
  for (const message of [...view.reviewMessages.values()]) {
    if (message.reviewID === reviewID) view.reviewMessages.delete(message.messageID);
  }
  view.reviews.delete(reviewID);
}

export function reviewMessages(view: View): ReviewsStore['reviewMessages'] {
  return {
    insert: async (row) => view.reviewMessages.set(row.messageID, row),
    ofReview: async (reviewID) =>
      [...view.reviewMessages.values()].filter((row) => row.reviewID === reviewID),
  };
}

function allSeen(view: View): readonly SeenReview[] {
  return [...view.reviews.values()].flatMap((row) => seenOf(view, row) ?? []);
}

function seenOf(view: View, row: ReviewRow): SeenReview | undefined {
  const recording = view.recordings.get(row.recordingID);
  if (!recording) return undefined;
  const nameOf = (userID: string): string => view.users.get(userID.toLowerCase())?.name ?? userID;
  const orNone = (userID: string | null) => (userID === null ? null : nameOf(userID));
  return {
    ...row,
    formName: view.reviewFormVersions.get(`${row.formID} ${row.formVersion}`)?.name ?? row.formID,
    reviewerName: nameOf(row.reviewerID),
    assignedByName: orNone(row.assignedByID),
    begunByName: orNone(row.begunByID),
    ruleName: row.ruleID === null ? null : (view.samplingRules.get(row.ruleID)?.name ?? row.ruleID),
    recording,
  };
}

function find(view: View, query: ReviewFilter, sight: ReviewSight): readonly SeenReview[] {
  return allSeen(view).filter((row) => isVisible(view, row, sight) && isWanted(row, query));
}

export function isVisible(view: View, row: ReviewRow, { reach, userID }: ReviewSight): boolean {
  if (!reaches(reach, row.agentID, row.teamID)) return false;
  if (row.agentID === userID) return row.state === 'released';
  if (row.calibrationID === null || row.reviewerID === userID) return true;
  return ![...view.reviews.values()].some(
    ({ calibrationID, state }) =>
      calibrationID === row.calibrationID && (state === 'assigned' || state === 'draft'),
  );
}

function isWanted(row: SeenReview, query: ReviewFilter): boolean {
  const { roomID, roomName, customerName, customerRef } = row.recording;
  const unfinished = row.state === 'assigned' || row.state === 'draft';
  return (
    matches(query.q, roomID, roomName, customerName, customerRef) &&
    isOneOf(query.state, row.state) &&
    isOneOf(query.reviewerID, row.reviewerID) &&
    isOneOf(query.agentID, row.agentID) &&
    isOneOf(query.formID, row.formID) &&
    isOneOf(query.ruleID, row.ruleID) &&
    (query.recordingID === undefined || row.recordingID === query.recordingID) &&
    (query.overdueAt === undefined || (unfinished && row.dueAt !== null && row.dueAt < query.overdueAt)) &&
    (query.replied === undefined || row.replyAt !== null) &&
    isSubmittedWithin(row.submittedAt, query) &&
    (query.minScore === undefined || (row.score !== null && row.score >= query.minScore)) &&
    (query.maxScore === undefined || (row.score !== null && row.score <= query.maxScore))
  );
}

function isSubmittedWithin(at: Date | null, { from, to }: ReviewFilter): boolean {
  if (from === undefined && to === undefined) return true;
  return at !== null && isWithin(at, from, to);
}

function reviewOrder(sort: ReviewQuery['sort']): Compare<ReviewRow> {
  const { field, descending } = sortOf(sort);
  const keys = {
    due: (row: ReviewRow) => row.dueAt,
    submittedAt: (row: ReviewRow) => row.submittedAt,
    score: (row: ReviewRow) => row.score,
    createdAt: (row: ReviewRow) => row.createdAt,
  };
  return inOrder(
    by(keys[field], descending),
    by((row) => row.reviewID),
  );
}
