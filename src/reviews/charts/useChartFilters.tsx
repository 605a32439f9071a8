import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { usePeopleFilter } from '../../session/usePeopleFilter';
import { useTeamFilter } from '../../session/useTeamFilter';
import type { Filter } from '../../ui/filter/FilterChip';
import { several } from '../../ui/filter/several';
import { useDaysFilter } from '../../ui/filter/useDaysFilter';
import { daysOf, type ChartsUrl } from './charts-url';
import { chartTexts } from './texts';

/** The days for everybody; agents, teams and forms for those who see reviews of others. */
export function useChartFilters(
  state: ChartsUrl,
  set: (patch: Partial<ChartsUrl>) => void,
): readonly Filter[] {
  const t = useTexts(chartTexts);
  const me = useMe();
  const reviews = can(me, 'review.write');
  const forms = useQuery({ ...query('listReviewForms'), enabled: reviews }).data?.items ?? [];
  const days = useDaysFilter({
    label: t('filter.submitted'),
    days: daysOf(state),
    presets: [28, 84, 182, 365],
    fixed: true,
    onChange: set,
  });
  const agents = usePeopleFilter({
    label: t('filter.agent'),
    chosen: state.agent,
    onChange: (agent) => set({ agent }),
  });
  const teams = useTeamFilter({
    label: t('filter.team'),
    ofAll: can(me, 'review.list', 'all'),
    chosen: state.team,
    onChange: (team) => set({ team }),
  });
  if (!reviews) return [days];
  return [
    days,
    agents,
    ...teams,
    several({
      key: 'form',
      label: t('filter.form'),
      options: forms.map(({ formID }) => formID),
      word: (id) => forms.find(({ formID }) => formID === id)?.name ?? id,
      chosen: state.form,
      onChange: (form) => set({ form }),
      pinned: true,
    }),
  ];
}
