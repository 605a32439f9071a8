import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { PeoplePanel, usePeopleWords } from '../../session/PeoplePanel';
import type { Filter } from '../../ui/filter/FilterChip';
import { DaysPanel, useDaysWords } from '../../ui/filter/panels';
import { several } from '../../ui/filter/several';
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
  const ofAll = can(me, 'review.list', 'all');
  const people = usePeopleWords(state.agent);
  const forms = useQuery({ ...query('listReviewForms'), enabled: reviews }).data?.items ?? [];
  const teams = useQuery({ ...query('listTeams'), enabled: ofAll }).data?.items ?? [];
  const days = daysOf(state);
  const date: Filter = {
    key: 'date',
    label: t('filter.submitted'),
    value: useDaysWords()(days),
    fixed: true,
    pinned: true,
    onClear: () => set({ from: undefined, to: undefined }),
    content: (close) => (
      <DaysPanel
        days={days}
        presets={[28, 84, 182, 365]}
        anyTime={false}
        onChange={(chosen) => {
          set({ from: chosen.from, to: chosen.to });
          close();
        }}
      />
    ),
  };
  if (!reviews) return [date];
  return [
    date,
    {
      key: 'agent',
      label: t('filter.agent'),
      value: people,
      pinned: true,
      onClear: () => set({ agent: [] }),
      content: () => (
        <PeoplePanel label={t('filter.agent')} chosen={state.agent} onChange={(agent) => set({ agent })} />
      ),
    },
    ...(ofAll
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
