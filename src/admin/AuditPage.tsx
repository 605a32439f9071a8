import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AuditEntry } from '../../contract/audit';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Empty, NoMatch } from '../ui/faces/faces';
import { FilterBar } from '../ui/filter/FilterBar';
import { wordsOf } from '../ui/filter/several';
import { PageTitle } from '../ui/page/PageTitle';
import { BesidePeek } from '../ui/page/Peek';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { TableTools } from '../ui/table/TableTools';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { When } from '../ui/values/When';
import { auditQuery, auditUrl, unfiltered } from './audit/audit-url';
import { auditColumns, Result } from './audit/columns';
import { EntryPeek } from './audit/EntryPeek';
import { ExportMenu } from './audit/ExportMenu';
import { useAuditFilters } from './audit/useAuditFilters';
import { adminTexts } from './texts';
import { auditTexts } from './audit/texts';

/** Who did what, when and from where; entries are only ever added. */
export function Component() {
  const t = useTexts(auditTexts);
  const ta = useTexts(adminTexts);
  const [state, set] = useUrlState(auditUrl);
  const audit = useQuery(query('listAudit', { query: auditQuery(state) }, { keepPrevious: true }));
  const filters = useAuditFilters(state, set);
  const view = useTableView(
    'audit',
    useMemo(() => auditColumns(t), [t]),
  );
  const words = [...(state.q === '' ? [] : [ta('filter.q', { text: state.q })]), ...wordsOf(filters)];
  const total = audit.data?.total ?? 0;
  const items = audit.data?.items ?? [];
  const at = items.findIndex(({ auditID }) => auditID === state.peek);
  const peeked = items[at];
  const goTo = (entry: AuditEntry | undefined) => entry && (() => set({ peek: entry.auditID }));

  return (
    <>
      <PageTitle title={t('audit.title')} actions={<ExportMenu state={state} total={total} />} />
      <BesidePeek
        peek={
          peeked && (
            <EntryPeek
              key={peeked.auditID}
              entry={peeked}
              onClose={() => set({ peek: undefined })}
              onObject={(object) => set({ ...unfiltered, object, peek: undefined }, { push: true })}
              onPrevious={goTo(items[at - 1])}
              onNext={goTo(items[at + 1])}
            />
          )
        }
      >
        <DataTable<AuditEntry>
          label={t('audit.title')}
          view={view}
          rowKey={keyOf}
          rows={audit.data?.items}
          refreshing={audit.isFetching}
          problem={audit.error}
          updatedAt={audit.dataUpdatedAt}
          onRetry={() => void audit.refetch()}
          empty={<Empty title={t('audit.none')} />}
          noMatch={
            words.length > 0 ? (
              <NoMatch title={t('audit.noMatch')} filters={words} onClear={() => set(unfiltered)} />
            ) : undefined
          }
          sort={state.sort}
          onSort={(sort) => set({ sort: auditUrl.parse(new URLSearchParams({ sort })).sort })}
          paging={{
            page: state.page,
            size: state.size,
            total,
            totalText: t('audit.total', { count: total }),
            onChange: (page, size) =>
              set({ page, size: size === 20 || size === 100 ? size : 50 }, { push: true }),
          }}
          onOpen={(entry) => set({ peek: entry.auditID }, { push: true })}
          openKey={peeked?.auditID}
          card={(entry) => (
            <RowCard
              state={<Result entry={entry} t={t} />}
              time={<When at={entry.at} />}
              name={t(`action.${entry.action}`)}
              sub={[entry.actor?.name ?? t('audit.nobody'), entry.object?.name ?? entry.object?.id]
                .filter(Boolean)
                .join(', ')}
            />
          )}
          toolbar={
            <FilterBar
              search={{ value: state.q, onChange: (q) => set({ q }), placeholder: t('audit.search') }}
              filters={filters}
              onClear={() => set(unfiltered)}
              updatedAt={audit.data && audit.dataUpdatedAt}
              reloading={audit.isFetching}
              onReload={() => void audit.refetch()}
              tools={<TableTools view={view} />}
            />
          }
        />
      </BesidePeek>
    </>
  );
}

function keyOf(entry: AuditEntry): string {
  return entry.auditID;
}
