import { auditActions, auditObjectKinds } from '../../../contract/audit';
import { useTexts } from '../../i18n/useTexts';
import { PeoplePanel, usePeopleWords } from '../../session/PeoplePanel';
import type { Filter } from '../../ui/filter/FilterChip';
import { DaysPanel, useDaysWords } from '../../ui/filter/panels';
import { several } from '../../ui/filter/several';
import { adminTexts } from '../texts';
import { ObjectPanel } from './ObjectPanel';
import { results, type AuditUrl } from './audit-url';

export function useAuditFilters(state: AuditUrl, set: (patch: Partial<AuditUrl>) => void): readonly Filter[] {
  const t = useTexts(adminTexts);
  const days = useDaysWords();
  const actors = usePeopleWords(state.actor);
  return [
    {
      key: 'date',
      label: t('audit.date'),
      value: days({ from: state.from, to: state.to }),
      pinned: true,
      onClear: () => set({ from: undefined, to: undefined }),
      content: (close) => (
        <DaysPanel
          days={{ from: state.from, to: state.to }}
          presets={[1, 7, 30]}
          onChange={({ from, to }) => {
            set({ from, to });
            close();
          }}
        />
      ),
    },
    {
      key: 'actor',
      label: t('audit.actor'),
      value: actors,
      pinned: true,
      onClear: () => set({ actor: [] }),
      content: () => (
        <PeoplePanel label={t('audit.actor')} chosen={state.actor} onChange={(actor) => set({ actor })} />
      ),
    },
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
