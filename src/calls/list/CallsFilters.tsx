import { callKinds, callStates, dispositions, type Call, endReasons } from '../../../contract/calls';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { usePeopleFilter } from '../../session/usePeopleFilter';
import { FilterBar } from '../../ui/filter/FilterBar';
import type { Filter } from '../../ui/filter/FilterChip';
import { several } from '../../ui/filter/several';
import { useDaysFilter } from '../../ui/filter/useDaysFilter';
import { TableTools } from '../../ui/table/TableTools';
import type { TableView } from '../../ui/table/useTableView';
import { callTexts } from '../texts';
import { unfiltered, type CallsUrl } from './calls-url';

interface CallsFiltersProps {
  state: CallsUrl;
  set: (patch: Partial<CallsUrl>) => void;
  view: TableView<Call>;
  updatedAt: number | undefined;
  reloading: boolean;
  onReload: () => void;
}

export function CallsFilters({ state, set, view, ...reading }: CallsFiltersProps) {
  const t = useTexts(callTexts);
  const me = useMe();
  const days = useDaysFilter({ label: t('filter.date'), days: state, onChange: set });
  const agents = usePeopleFilter({
    label: t('filter.agent'),
    chosen: state.agent,
    onChange: (agent) => set({ agent }),
  });
  const filters: Filter[] = [
    days,
    ...(can(me, 'call.list', 'team') && can(me, 'user.list') ? [agents] : []),
    several({
      key: 'wrapUp',
      label: t('filter.wrapUp'),
      options: ['missing', 'done'] as const,
      word: (each) => t(`filter.wrapUp.${each}`),
      chosen: state.wrapUp,
      onChange: (wrapUp) => set({ wrapUp }),
      pinned: true,
    }),
    several({
      key: 'reason',
      label: t('filter.reason'),
      options: endReasons,
      word: (each) => t(`reason.${each}`),
      chosen: state.reason,
      onChange: (reason) => set({ reason }),
      pinned: true,
    }),
    several({
      key: 'disposition',
      label: t('filter.disposition'),
      options: dispositions,
      word: (each) => t(`disposition.${each}`),
      chosen: state.disposition,
      onChange: (disposition) => set({ disposition }),
    }),
    several({
      key: 'kind',
      label: t('filter.kind'),
      options: callKinds,
      word: (each) => t(`filter.kind.${each}`),
      chosen: state.kind,
      onChange: (kind) => set({ kind }),
    }),
    several({
      key: 'state',
      label: t('filter.state'),
      options: callStates,
      word: (each) => t(`state.${each}`),
      chosen: state.state,
      onChange: (states) => set({ state: states }),
    }),
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
