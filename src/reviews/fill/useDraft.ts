import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReviewAnswer, ReviewAnswers } from '../../../contract/review-forms';
import type { ReviewDetail } from '../../../contract/reviews';
import { useCommand } from '../../api/commands';
import { isProblem } from '../../api/problem';
import { query } from '../../api/queries';
import type { Problem } from '../../ui/problem';

/** So long after the last change it is kept: soon enough to lose nothing, not with each letter. */
const restMs = 800;

export type Keeping = 'kept' | 'changed' | 'saving' | 'conflict' | 'failed';

interface Filled {
  readonly answers: ReviewAnswers;
  readonly summary: string;
}

const unanswered: ReviewAnswer = { value: null, na: false, note: '' };

/**
 * The answers as somebody writes them, kept on the server while they do. A save says which one it follows: where
 * another browser of the same person was faster, nothing is overwritten before they say which answers to keep. One save
 * at a time, and none beside a submission: each follows the one before it.
 */
export function useDraft(review: ReviewDetail, isSubmitting: boolean) {
  const { reviewID } = review;
  const client = useQueryClient();
  const save = useCommand('saveReview', { invalidates: ['listReviews'] });
  const [filled, setFilled] = useState<Filled>({ answers: review.answers, summary: review.summary });
  const [keeping, setKeeping] = useState<Keeping>('kept');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const revision = useRef(review.revision);

  const keep = useEffectEvent(async () => {
    const sent = filled;
    setKeeping('saving');
    setIsSaving(true);
    try {
      const body = { revision: revision.current, ...sent };
      const kept = await save.mutateAsync({ params: { reviewID }, body });
      revision.current = kept.revision;
      client.setQueryData(query('getReview', { params: { reviewID } }).queryKey, kept);
      setProblem(null);
      setKeeping((now) => (now === 'saving' ? 'kept' : now));
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
      setKeeping(isProblem(error, 'review.changed') ? 'conflict' : 'failed');
    } finally {
      setIsSaving(false);
    }
  });
  useEffect(() => {
    if (keeping !== 'changed' || isSaving || isSubmitting) return;
    const timer = setTimeout(() => void keep(), restMs);
    return () => clearTimeout(timer);
  }, [keeping, filled, isSaving, isSubmitting]);

  const change = (next: Filled) => {
    setFilled(next);
    setKeeping((now) => (now === 'conflict' ? now : 'changed'));
  };
  /** What the server has now; throws where it cannot be read. */
  const fetchNow = () => client.fetchQuery({ ...query('getReview', { params: { reviewID } }), staleTime: 0 });

  return {
    ...filled,
    keeping,
    isSaving,
    problem,
    /** That of the last save: a submission follows it. */
    revision: () => revision.current,
    answer(questionID: string, patch: Partial<ReviewAnswer>) {
      const before = filled.answers[questionID] ?? unanswered;
      change({ ...filled, answers: { ...filled.answers, [questionID]: { ...before, ...patch } } });
    },
    /** As if nobody had answered anything. */
    clear: () => change({ answers: {}, summary: '' }),
    setSummary: (summary: string) => change({ ...filled, summary }),
    retry: () => setKeeping('changed'),
    /** Of two versions, mine: the next save follows the other one. */
    async keepMine() {
      revision.current = (await fetchNow()).revision;
      setKeeping('changed');
    },
    async takeTheirs() {
      const theirs = await fetchNow();
      revision.current = theirs.revision;
      setFilled({ answers: theirs.answers, summary: theirs.summary });
      setKeeping('kept');
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
