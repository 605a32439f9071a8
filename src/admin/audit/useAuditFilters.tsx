import { auditActions, auditObjectKinds } from '../../../contract/audit';
import { useTexts } from '../../i18n/useTexts';
import { usePeopleFilter } from '../../session/usePeopleFilter';
import type { Filter } from '../../ui/filter/FilterChip';
import { several } from '../../ui/filter/several';
import { useDaysFilter } from '../../ui/filter/useDaysFilter';
import { auditTexts } from './texts';
import { ObjectPanel } from './ObjectPanel';
import { results, type AuditUrl } from './audit-url';

export function useAuditFilters(state: AuditUrl, set: (patch: Partial<AuditUrl>) => void): readonly Filter[] {
  const t = useTexts(auditTexts);
  const days = useDaysFilter({ label: t('audit.date'), days: state, onChange: set });
  const actors = usePeopleFilter({
    key: 'actor',
    label: t('audit.actor'),
    chosen: state.actor,
    onChange: (actor) => set({ actor }),
  });
  return [
    days,
    actors,
    several({
      key: 'action',
      label: t('audit.action'),
      options: auditActions,
      word: (action) => t(`action.${action}`),
      chosen: state.action,
      onChange: (action) => set({ action }),
      pinned: true,
    }),
    several({
      key: 'kind',
      label: t('audit.kind'),
      options: auditObjectKinds,
      word: (kind) => t(`kind.${kind}`),
      chosen: state.kind,
      onChange: (kind) => set({ kind }),
    }),
    {
      key: 'object',
      label: t('audit.objectID'),
      value: state.object,
      onClear: () => set({ object: undefined }),
      content: (close) => (
        <ObjectPanel
          value={state.object ?? ''}
          onChange={(object) => {
            set({ object: object === '' ? undefined : object });
            close();
          }}
        />
      ),
    },
    several({
      key: 'result',
      label: t('audit.result'),
      options: results,
      word: (result) => t(`audit.${result}`),
      chosen: state.result,
      onChange: (result) => set({ result }),
      pinned: true,
    }),
  ];
}
