import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { usePeopleFilter } from '../session/usePeopleFilter';
import type { Filter } from '../ui/filter/FilterChip';
import { several } from '../ui/filter/several';
import { useReviewerChoices } from './choices';
import { isOpenBox, type ReviewsState } from './reviews-url';
import { reviewTexts } from './texts';

/** By agent, by form and by what brought them, for those who see reviews of others. */
export function useReviewFilters(
  state: ReviewsState,
  set: (patch: Partial<ReviewsState>) => void,
  ofOthers: boolean,
): readonly Filter[] {
  const t = useTexts(reviewTexts);
  const agents = usePeopleFilter({
    label: t('column.agent'),
    chosen: state.agentID,
    onChange: (agentID) => set({ agentID }),
  });
  const reviewers = useReviewerChoices(ofOthers).options;
  const forms = useQuery({ ...query('listReviewForms'), enabled: ofOthers });
  const rules = useQuery({ ...query('listSamplingRules'), enabled: ofOthers });
  if (!ofOthers) return [];
  const ruleNames = new Map((rules.data?.items ?? []).map(({ ruleID, name }) => [ruleID, name]));
  const names = new Map((forms.data?.items ?? []).map(({ formID, name }) => [formID, name]));
  const reviewerNames = new Map(reviewers.map(({ value, label }) => [value, label]));
  const byReviewer = several({
    key: 'reviewer',
    label: t('column.reviewer'),
    options: [...reviewerNames.keys()],
    word: (userID) => reviewerNames.get(userID) ?? userID,
    chosen: state.reviewerID,
    onChange: (reviewerID) => set({ reviewerID }),
    pinned: true,
  });
  const byDue = several({
    key: 'due',
    label: t('column.due'),
    options: ['overdue'],
    word: () => t('column.overdue'),
    chosen: state.overdue ? ['overdue'] : [],
    onChange: ({ length }) => set({ overdue: length > 0 }),
    pinned: true,
  });
  return [
    // What is to do is mine, or may be late; what is submitted is neither.
    ...(state.box === 'todo' ? [] : [byReviewer]),
    ...(isOpenBox(state.box) ? [byDue] : []),
    agents,
    several({
      key: 'form',
      label: t('column.form'),
      options: [...names.keys()],
      word: (formID) => names.get(formID) ?? formID,
      chosen: state.formID,
      onChange: (formID) => set({ formID }),
      pinned: true,
    }),
    several({
      key: 'rule',
      label: t('column.rule'),
      options: [...ruleNames.keys()],
      word: (ruleID) => ruleNames.get(ruleID) ?? ruleID,
      chosen: state.ruleID,
      onChange: (ruleID) => set({ ruleID }),
    }),
  ];
}
