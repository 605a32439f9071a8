import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import type { Filter } from '../ui/filter/FilterChip';
import { several } from '../ui/filter/several';

interface TeamChoice {
  readonly label: string;
  /** Whoever sees one team only has nothing to choose from. */
  readonly ofAll: boolean;
  readonly chosen: readonly string[];
  readonly onChange: (teamIDs: readonly string[]) => void;
}

/** The filter by team, or none. */
export function useTeamFilter({ label, ofAll, chosen, onChange }: TeamChoice): readonly Filter[] {
  const teams = useQuery({ ...query('listTeams'), enabled: ofAll }).data?.items ?? [];
  if (!ofAll) return [];
  return [
    several({
      key: 'team',
      label,
      options: teams.map(({ teamID }) => teamID),
      word: (id) => teams.find(({ teamID }) => teamID === id)?.name ?? id,
      chosen,
      onChange,
      pinned: true,
    }),
  ];
}
