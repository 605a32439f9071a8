import { useQuery } from '@tanstack/react-query';
import { attentions, roomStates, roomTypes } from '../../contract/rooms';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { usePeopleWords } from '../session/PeoplePanel';
import { FilterBar } from '../ui/filter/FilterBar';
import type { Filter } from '../ui/filter/FilterChip';
import { OptionsPanel } from '../ui/filter/panels';
import { useDaysFilter } from '../ui/filter/useDaysFilter';
import { StatusWord } from '../ui/glyphs/StatusWord';
import { TableTools } from '../ui/table/TableTools';
import type { TableView } from '../ui/table/useTableView';
import { unfiltered, type RoomsUrl } from './list-url';
import type { ListedRoom } from './listed-rooms';
import { OwnerPanel, TeamPanel } from './OwnerPanel';
import { stateOfAttention } from './room-waiting';
import { roomTexts } from './texts';
import { useChipWords } from './useFilterWords';

interface RoomsFiltersProps {
  state: RoomsUrl;
  set: (patch: Partial<RoomsUrl>) => void;
  view: TableView<ListedRoom>;
  updatedAt: number | undefined;
  reloading: boolean;
  onReload: () => void;
}

export function RoomsFilters({ state, set, view, ...reading }: RoomsFiltersProps) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const words = useChipWords(state);
  const owners = usePeopleWords(state.owner);
  // Asked for only where a name must be shown or is chosen from: most people do not filter by it.
  const teams = useQuery({ ...query('listTeams'), enabled: state.team.length > 0 });
  const teamNames = new Map(teams.data?.items.map(({ teamID, name }) => [teamID, name]));
  const created = useDaysFilter({
    ...{ key: 'created', label: t('filter.created'), pinned: false },
    days: state,
    onChange: set,
  });

  const filters: Filter[] = [
    {
      key: 'state',
      label: t('filter.state'),
      value: words.state,
      pinned: true,
      onClear: () => set({ state: [] }),
      content: () => (
        <OptionsPanel
          label={t('filter.state')}
          options={roomStates.map((value) => ({ value, label: <StatusWord of="room" state={value} /> }))}
          chosen={state.state}
          onChange={(chosen) => set({ state: chosen })}
        />
      ),
    },
    {
      key: 'attention',
      label: t('filter.attention'),
      value: words.attention,
      onClear: () => set({ attention: [] }),
      content: () => (
        <OptionsPanel
          label={t('filter.attention')}
          options={attentions.map((value) => ({
            value,
            label: <StatusWord of="room" state={stateOfAttention[value]} />,
          }))}
          chosen={state.attention}
          onChange={(attention) => set({ attention })}
        />
      ),
    },
    {
      key: 'owner',
      label: t('filter.owner'),
      value: state.mine ? t('filter.mine') : owners,
      pinned: true,
      onClear: () => set({ mine: false, owner: [] }),
      content: () => <OwnerPanel mine={state.mine} chosen={state.owner} onChange={(patch) => set(patch)} />,
    },
    {
      key: 'team',
      label: t('filter.team'),
      value: nameAll(state.team, teamNames),
      // Who sees one team only has nothing to choose from.
      pinned: can(me, 'room.list', 'all'),
      onClear: () => set({ team: [] }),
      content: () => <TeamPanel chosen={state.team} onChange={(team) => set({ team })} />,
    },
    created,
    {
      key: 'type',
      label: t('filter.type'),
      value: words.type,
      onClear: () => set({ type: [] }),
      content: () => (
        <OptionsPanel
          label={t('filter.type')}
          options={roomTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
          chosen={state.type}
          onChange={(chosen) => set({ type: chosen })}
        />
      ),
    },
  ];
  return (
    <FilterBar
      search={{ value: state.q, onChange: (q) => set({ q }), placeholder: t('list.search') }}
      filters={filters}
      onClear={() => set(unfiltered)}
      tools={<TableTools view={view} />}
      {...reading}
    />
  );
}

/** The names of what is chosen; ids that nobody knows any more stand for themselves. */
function nameAll(ids: readonly string[], names: ReadonlyMap<string, string>): string | undefined {
  return ids.length > 0 ? ids.map((id) => names.get(id) ?? id).join(' + ') : undefined;
}
