/** Builders of what reviews are made of; used by those of all other rows. */
import type { SamplingAsks } from '../../contract/sampling-rules';
import type { SamplingRuleRow } from '../../server/roomservice/rows/sampling';
import type { FormContent, ReviewAnswers } from '../../contract/review-forms';
import type { CommentRow } from '../../server/roomservice/rows/comments';
import type { RecordingRow } from '../../server/roomservice/rows/recordings';
import type { ReviewFormRow, ReviewFormVersionRow } from '../../server/roomservice/rows/review-forms';
import type { ReviewMessageRow, ReviewRow } from '../../server/roomservice/rows/reviews';
import type { Store } from '../../server/roomservice/store';

const plain = { help: '', critical: false, allowNA: false } as const;

/** Three questions: one that may not apply, one that counts threefold, one that fails everything. */
export const aFormContent: FormContent = {
  intro: 'Listen to the first minute twice.',
  passMark: 80,
  sections: [
    {
      sectionID: 'opening',
      title: 'Opening',
      questions: [
        { ...plain, kind: 'yesNo', questionID: 'name', text: 'Said their name', weight: 1, allowNA: true },
        { ...plain, kind: 'scale', questionID: 'calm', text: 'Stayed calm', weight: 3, top: 5 },
      ],
    },
    {
      sectionID: 'rules',
      title: 'Rules',
      questions: [
        {
          ...plain,
          kind: 'yesNo',
          questionID: 'consent',
          text: 'Asked for consent',
          weight: 1,
          critical: true,
        },
      ],
    },
  ],
};

const given = (value: string) => ({ value, na: false, note: '' });
/** They come to 85. */
export const goodAnswers: ReviewAnswers = { name: given('yes'), calm: given('4'), consent: given('yes') };

export function reviewBuilders(
  store: Store,
  aRecording: (given?: Partial<RecordingRow>) => Promise<RecordingRow>,
  { at, unique }: { at(seconds: number): Date; unique(): number },
) {
  const MORNING = at(0);
  const insert = async (work: (tx: Store['read']) => Promise<boolean | void>): Promise<void> => {
    if ((await store.transact(work)) === false) throw new Error('It is there already.');
  };

  async function aComment(fields: Partial<CommentRow> = {}): Promise<CommentRow> {
    const row: CommentRow = {
      commentID: `comment_${unique()}`,
      recordingID: fields.recordingID ?? (await aRecording()).recordingID,
      parentID: null,
      authorID: 'somebody',
      positionMs: 12_000,
      forAgent: false,
      text: 'Well said',
      createdAt: MORNING,
      editedAt: null,
      deletedAt: null,
      resolvedAt: null,
      resolvedByID: null,
      ...fields,
    };
    await insert((tx) => tx.comments.insert(row));
    return row;
  }

  /** Published once, unless another state is given. */
  async function aReviewForm({
    content = aFormContent,
    ...fields
  }: Partial<ReviewFormRow> & { content?: FormContent } = {}): Promise<ReviewFormRow> {
    const n = unique();
    const isNew = fields.state === 'draft';
    const row: ReviewFormRow = {
      ...{ formID: `form_${n}`, name: `Form ${n}`, state: 'published', version: isNew ? 0 : 1 },
      ...{ draft: isNew ? content : null, revision: 1, createdAt: MORNING, changedAt: MORNING },
      changedByID: 'somebody',
      ...fields,
    };
    await insert(async (tx) => {
      if (row.version > 0) await tx.reviewForms.insertVersion(versionOf(row, content, MORNING));
      return tx.reviewForms.insert(row);
    });
    return row;
  }

  /** A draft of a recording and a form of its own, unless they are named. */
  async function aReview(fields: Partial<ReviewRow> = {}): Promise<ReviewRow> {
    const recordingID = fields.recordingID ?? (await aRecording(whose(fields))).recordingID;
    const recording = await store.read.recordings.get(recordingID);
    const isDone = fields.state === 'submitted' || fields.state === 'released';
    const row: ReviewRow = {
      ...{ reviewID: `review_${unique()}`, recordingID },
      ...{ formID: fields.formID ?? (await aReviewForm()).formID, formVersion: 1, reviewerID: 'somebody' },
      ...{ agentID: recording?.agentID ?? 'nobody', teamID: recording?.teamID ?? null },
      ...{ recordedAt: recording?.startedAt ?? MORNING, state: 'draft' },
      ...{ answers: isDone ? goodAnswers : {}, summary: '', score: isDone ? 85 : null, failed: false },
      ...{ passed: isDone ? true : null, dueAt: null, assignedByID: null, origin: 'own', ruleID: null },
      ...{ calibrationID: null, begunByID: null, revision: 1, createdAt: MORNING, changedAt: MORNING },
      ...{ submittedAt: isDone ? at(60) : null, releasedAt: fields.state === 'released' ? at(60) : null },
      ...{ releaseAt: null, acknowledgedAt: null, replyAt: null },
      ...fields,
    };
    await insert((tx) => tx.reviews.insert(row));
    return row;
  }

  async function aReviewMessage(fields: Partial<ReviewMessageRow> = {}): Promise<ReviewMessageRow> {
    const row: ReviewMessageRow = {
      messageID: `message_${unique()}`,
      reviewID: fields.reviewID ?? (await aReview()).reviewID,
      authorID: 'somebody',
      text: 'I see',
      createdAt: MORNING,
      ...fields,
    };
    await insert((tx) => tx.reviewMessages.insert(row));
    return row;
  }

  /** Active since two weeks, of all teams: every recording of more than a minute, for `somebody`. */
  async function aSamplingRule({
    asks,
    ...fields
  }: Partial<Omit<SamplingRuleRow, 'asks'>> & {
    asks?: Partial<SamplingAsks>;
  } = {}): Promise<SamplingRuleRow> {
    const n = unique();
    const row: SamplingRuleRow = {
      ...{ ruleID: `rule_${n}`, name: `Rule ${n}`, state: 'active', pausedBecause: null, pausedOver: null },
      ...{ teamID: null, since: at(-14 * 86_400), revision: 1, createdAt: MORNING, createdByID: 'somebody' },
      ...{ changedAt: MORNING, changedByID: 'somebody' },
      ...fields,
      asks: {
        ...{ agentIDs: [], kinds: [], perWeek: null, longerThanMin: 1, dispositions: [] },
        ...{ formID: asks?.formID ?? (await aReviewForm()).formID, reviewerIDs: ['somebody'], dueDays: 7 },
        ...{ seed: `seed_${n}`, ...asks },
      },
    };
    await insert((tx) => tx.sampling.insert(row));
    return row;
  }

  return { aComment, aReviewForm, aReview, aReviewMessage, aSamplingRule };
}

function whose({ agentID, teamID }: Partial<ReviewRow>): Partial<RecordingRow> {
  return { ...(agentID !== undefined && { agentID }), ...(teamID !== undefined && { teamID }) };
}

export function versionOf(
  { formID, name, version }: ReviewFormRow,
  content: FormContent,
  publishedAt: Date,
): ReviewFormVersionRow {
  return { formID, version, name, content, publishedAt, publishedByID: 'somebody' };
}
