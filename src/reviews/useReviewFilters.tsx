import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { usePeopleFilter } from '../session/usePeopleFilter';
import type { Filter } from '../ui/filter/FilterChip';
import { several } from '../ui/filter/several';
import type { ReviewsState } from './reviews-url';
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
  const forms = useQuery({ ...query('listReviewForms'), enabled: ofOthers });
  const rules = useQuery({ ...query('listSamplingRules'), enabled: ofOthers });
  if (!ofOthers) return [];
  const ruleNames = new Map((rules.data?.items ?? []).map(({ ruleID, name }) => [ruleID, name]));
  const names = new Map((forms.data?.items ?? []).map(({ formID, name }) => [formID, name]));
  return [
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
