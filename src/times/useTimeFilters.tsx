import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { PeoplePanel, usePeopleWords } from '../session/PeoplePanel';
import type { Filter } from '../ui/filter/FilterChip';
import { DaysPanel, useDaysWords } from '../ui/filter/panels';
import { several } from '../ui/filter/several';
import { timeTexts } from './texts';
import { daysOf, type TimesUrl } from './times-url';

/** The days first: they can be changed, not taken away. */
export function useTimeFilters(state: TimesUrl, set: (patch: Partial<TimesUrl>) => void): readonly Filter[] {
  const t = useTexts(timeTexts);
  const all = can(useMe(), 'presence.list', 'all');
  const words = useDaysWords();
  const agents = usePeopleWords(state.agent);
  const teams = useQuery({ ...query('listTeams'), enabled: all }).data?.items ?? [];
  const days = daysOf(state);
  return [
    {
      key: 'date',
      label: t('filter.date'),
      value: words(days),
      pinned: true,
      fixed: true,
      onClear: () => set({ from: undefined, to: undefined }),
      content: (close) => (
        <DaysPanel
          days={days}
          presets={[1, 7, 30]}
          anyTime={false}
          onChange={({ from, to }) => {
            set({ from, to });
            close();
          }}
        />
      ),
    },
    ...(all
      ? [
          several({
            key: 'team',
            label: t('filter.team'),
            options: teams.map(({ teamID }) => teamID),
            word: (id) => teams.find(({ teamID }) => teamID === id)?.name ?? id,
            chosen: state.team,
            onChange: (team) => set({ team }),
            pinned: true,
          }),
        ]
      : []),
    {
      key: 'agent',
      label: t('filter.agent'),
      value: agents,
      pinned: true,
      onClear: () => set({ agent: [] }),
      content: () => (
        <PeoplePanel label={t('filter.agent')} chosen={state.agent} onChange={(agent) => set({ agent })} />
      ),
    },
  ];
}
