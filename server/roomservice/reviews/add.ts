import type { ReviewOrigin } from '../../../contract/review-states';
import type { Work } from '../context';
import { Problem } from '../problem';
import type { RecordingRow } from '../rows/recordings';
import type { ReviewFormRow } from '../rows/review-forms';
import type { ReviewRow } from '../rows/reviews';
import type { Tx } from '../store';
import type { SeenReview } from '../stores/reviews';

/** A form that new reviews may be made with. */
export async function formInUse(tx: Tx, formID: string): Promise<ReviewFormRow> {
  const form = await tx.reviewForms.get(formID);
  if (!form) throw new Problem('form.notFound');
  if (form.state !== 'published') throw new Problem('form.notPublished', { name: form.name });
  return form;
}

export interface NewReview {
  readonly reviewID: string;
  readonly recording: RecordingRow;
  readonly form: ReviewFormRow;
  readonly reviewerID: string;
  readonly origin: ReviewOrigin;
  readonly assignedByID: string | null;
  readonly dueAt: Date | null;
  /** That picked the recording. */
  readonly rule?: { readonly ruleID: string; readonly name: string };
  readonly calibrationID?: string;
}

/** A review that nobody has answered anything of, by the newest version of its form. */
export function newReview({ now }: Pick<Work, 'now'>, given: NewReview): ReviewRow {
  const { recording, form, reviewID, reviewerID, origin, assignedByID, dueAt } = given;
  return {
    ...{ reviewID, recordingID: recording.recordingID, formID: form.formID, formVersion: form.version },
    ...{ reviewerID, agentID: recording.agentID, teamID: recording.teamID, recordedAt: recording.startedAt },
    ...{ state: origin === 'own' ? 'draft' : 'assigned', answers: {}, summary: '' },
    ...{ score: null, failed: false, passed: null, dueAt, assignedByID, origin },
    ...{ ruleID: given.rule?.ruleID ?? null, calibrationID: given.calibrationID ?? null, begunByID: null },
    ...{ revision: 1, createdAt: now, changedAt: now, submittedAt: null, releasedAt: null },
    ...{ releaseAt: null, acknowledgedAt: null, replyAt: null },
  };
}

/** What of a recording this person, or anybody, has to do by this form already. */
export async function unfinishedOf(
  tx: Tx,
  { recordingID }: RecordingRow,
  reviewerID: string | null,
  formID: string,
): Promise<SeenReview | undefined> {
  return (await tx.reviews.ofRecording(recordingID)).find(
    (each) =>
      (reviewerID === null || each.reviewerID === reviewerID) &&
      each.formID === formID &&
      each.calibrationID === null &&
      (each.state === 'assigned' || each.state === 'draft'),
  );
}
