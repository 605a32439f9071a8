import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { usePeopleFilter } from '../session/usePeopleFilter';
import { useTeamFilter } from '../session/useTeamFilter';
import type { Filter } from '../ui/filter/FilterChip';
import { useDaysFilter } from '../ui/filter/useDaysFilter';
import { timeTexts } from './texts';
import { daysOf, type TimesUrl } from './times-url';

/** The days first: they can be changed, not taken away. */
export function useTimeFilters(state: TimesUrl, set: (patch: Partial<TimesUrl>) => void): readonly Filter[] {
  const t = useTexts(timeTexts);
  const days = useDaysFilter({ label: t('filter.date'), days: daysOf(state), fixed: true, onChange: set });
  const teams = useTeamFilter({
    label: t('filter.team'),
    ofAll: can(useMe(), 'presence.list', 'all'),
    chosen: state.team,
    onChange: (team) => set({ team }),
  });
  const agents = usePeopleFilter({
    label: t('filter.agent'),
    chosen: state.agent,
    onChange: (agent) => set({ agent }),
  });
  return [days, ...teams, agents];
}
