import type { FormContent, ReviewAnswers } from '../../../contract/review-forms';
import { scoreOf } from '../../../contract/review-score';
import type { CommentRow } from '../rows/comments';
import type { RecordingRow } from '../rows/recordings';
import type { ReviewFormRow } from '../rows/review-forms';
import type { ReviewRow } from '../rows/reviews';
import type { Tx } from '../store';
import { minutesBefore } from './call-rows';
import { pastReviews } from './past-reviews';

const plain = { help: '', weight: 1, critical: false, allowNA: false } as const;

const content: FormContent = {
  intro: '先完整听一遍，再逐题评分。',
  passMark: 80,
  sections: [
    {
      sectionID: 'opening',
      title: '开场',
      questions: [
        { ...plain, kind: 'yesNo', questionID: 'greeting', text: '报出姓名与机构', weight: 2 },
        {
          ...{
            ...plain,
            kind: 'yesNo',
            questionID: 'identity',
            text: '核对客户身份',
            weight: 3,
            critical: true,
          },
          help: '出示证件或回答预留问题，二者之一即可。',
        },
      ],
    },
    {
      sectionID: 'service',
      title: '服务过程',
      questions: [
        { ...plain, kind: 'scale', questionID: 'clarity', text: '解释清楚、语速得当', weight: 3, top: 5 },
        {
          ...{ ...plain, kind: 'choice', questionID: 'risk', text: '风险提示', weight: 2, allowNA: true },
          options: [
            { optionID: 'full', label: '完整', points: 100 },
            { optionID: 'part', label: '有遗漏', points: 50 },
            { optionID: 'none', label: '未提示', points: 0 },
          ],
        },
      ],
    },
  ],
};

const formID = 'demo-form-service';
const reviewerID = 'gu_qing';
const given = (value: string, note = '') => ({ value, na: false, note });

/** A form, and what the demo's supervisor has made of it: one released, one begun; and words at moments of the calls. */
export async function seedReviews(tx: Tx, recordings: readonly RecordingRow[], now: Date): Promise<void> {
  const publishedAt = minutesBefore(now, 90 * 1440);
  const name = '贷款面签服务质量';
  const form: ReviewFormRow = {
    ...{ formID, name, state: 'published', version: 1, draft: null, revision: 2 },
    ...{ createdAt: publishedAt, changedAt: publishedAt, changedByID: 'zhang_nan' },
  };
  await tx.reviewForms.insert(form);
  await tx.reviewForms.insertVersion({
    ...{ formID, version: 1, name, content, publishedAt, publishedByID: 'zhang_nan' },
  });
  for (const past of pastReviews(now, { formID, content })) await tx.reviews.insert(past);
  const [first, second] = recordings.filter(
    ({ agentID, state, kind }) => agentID === 'shen_ruoxi' && state === 'ready' && kind === 'mix',
  );
  if (!first || !second) return;
  const answers = {
    greeting: given('yes'),
    identity: given('yes'),
    clarity: given('4', '后半段稍快'),
    risk: given('part', '没有提到提前还款的费用'),
  };
  await tx.reviews.insert({
    ...reviewOf(first, 'released', answers, now),
    summary: '沉稳、有礼，风险提示需补全。',
  });
  await tx.reviews.insert(reviewOf(second, 'draft', { greeting: given('yes') }, now));
  await tx.comments.insert(commentOn(first, 1, 4000, '核对身份很自然，可以当范例。', now));
  await tx.comments.insert(commentOn(first, 2, 9000, '这里应补充提前还款的费用。', now));
}

function reviewOf(
  recording: RecordingRow,
  state: 'draft' | 'released',
  answers: ReviewAnswers,
  now: Date,
): ReviewRow {
  const { score, failed, passed } = scoreOf(content, answers);
  const isDone = state === 'released';
  const at = minutesBefore(now, 90);
  return {
    ...{ reviewID: `demo-review-${state}`, recordingID: recording.recordingID, formID, formVersion: 1 },
    ...{ reviewerID, agentID: recording.agentID, teamID: recording.teamID, recordedAt: recording.startedAt },
    ...{ state, answers, summary: '', score: isDone ? score : null, failed: isDone && failed },
    ...{ passed: isDone ? passed : null, dueAt: null, assignedByID: null, origin: 'own', ruleID: null },
    ...{
      begunByID: null,
      calibrationID: null,
      revision: 2,
      createdAt: at,
      changedAt: at,
      submittedAt: isDone ? at : null,
    },
    ...{ releasedAt: isDone ? at : null, releaseAt: null, acknowledgedAt: null, replyAt: null },
  };
}

function commentOn(
  { recordingID }: RecordingRow,
  number: number,
  positionMs: number,
  text: string,
  now: Date,
): CommentRow {
  return {
    ...{ commentID: `demo-comment-${number}`, recordingID, parentID: null, authorID: reviewerID },
    ...{ positionMs, forAgent: true, text, createdAt: minutesBefore(now, 95), editedAt: null },
    ...{ deletedAt: null, resolvedAt: null, resolvedByID: null },
  };
}
