import { useQuery } from '@tanstack/react-query';
import { roles } from '../../../contract/access';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import type { Filter } from '../../ui/filter/FilterChip';
import { several } from '../../ui/filter/several';
import { adminTexts } from '../texts';
import { userStates, type PeopleUrl } from './people-url';

export function usePeopleFilters(
  state: PeopleUrl,
  set: (patch: Partial<PeopleUrl>) => void,
): readonly Filter[] {
  const t = useTexts(adminTexts);
  const teams = useQuery(query('listTeams')).data?.items ?? [];
  const teamName = (id: string) => teams.find(({ teamID }) => teamID === id)?.name ?? id;
  return [
    several({
      key: 'role',
      label: t('filter.role'),
      options: roles,
      word: (role) => t(`role.${role}`),
      chosen: state.role,
      onChange: (role) => set({ role }),
      pinned: true,
    }),
    several({
      key: 'team',
      label: t('filter.team'),
      options: teams.map(({ teamID }) => teamID),
      word: teamName,
      chosen: state.team,
      onChange: (team) => set({ team }),
      pinned: true,
    }),
    several({
      key: 'state',
      label: t('filter.state'),
      options: userStates,
      word: (each) => t(`state.${each}`),
      chosen: state.state,
      onChange: (states) => set({ state: states }),
      pinned: true,
    }),
  ];
}
