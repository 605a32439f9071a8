import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { Delivery, Webhook } from '../../../contract/webhooks';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Empty, NoMatch } from '../../ui/faces/faces';
import { FilterBar } from '../../ui/filter/FilterBar';
import { wordsOf } from '../../ui/filter/several';
import { BesidePeek } from '../../ui/page/Peek';
import { RowCard } from '../../ui/table/CardList';
import { DataTable } from '../../ui/table/DataTable';
import { TableTools } from '../../ui/table/TableTools';
import { useTableView } from '../../ui/table/useTableView';
import { When } from '../../ui/values/When';
import { deliveriesQuery, unfiltered, type DeliveriesUrl } from './deliveries-url';
import { deliveryColumns, DeliveryWord } from './delivery-columns';
import { DeliveryPeek } from './DeliveryPeek';
import { webhookTexts } from './texts';
import { useDeliveryFilters } from './useDeliveryFilters';
import styles from './webhooks.module.css';
import { answerIn } from './words';

interface DeliveriesProps {
  readonly webhook: Webhook;
  readonly state: DeliveriesUrl;
  readonly set: (patch: Partial<DeliveriesUrl>, how?: { readonly push?: boolean }) => void;
}

/** What a webhook was told, newest first; fetched again while something is on its way. */
export function Deliveries({ webhook, state, set }: DeliveriesProps) {
  const t = useTexts(webhookTexts);
  const { webhookID, disabled } = webhook;
  const deliveries = useQuery({
    ...query(
      'listDeliveries',
      { params: { webhookID }, query: deliveriesQuery(state) },
      { keepPrevious: true },
    ),
    refetchInterval: 5_000,
  });
  const filters = useDeliveryFilters(state, set);
  const view = useTableView(
    'deliveries',
    useMemo(() => deliveryColumns(t), [t]),
  );
  const words = wordsOf(filters);
  const items = deliveries.data?.items ?? [];
  const at = items.findIndex(({ deliveryID }) => deliveryID === state.peek);
  const goTo = (delivery: Delivery | undefined) => delivery && (() => set({ peek: delivery.deliveryID }));

  return (
    <BesidePeek
      peek={
        state.peek !== undefined && (
          <DeliveryPeek
            key={state.peek}
            webhookID={webhookID}
            deliveryID={state.peek}
            mayRedeliver={disabled === null}
            onClose={() => set({ peek: undefined })}
            onPrevious={goTo(items[at - 1])}
            onNext={at >= 0 ? goTo(items[at + 1]) : undefined}
          />
        )
      }
    >
      <DataTable<Delivery>
        label={t('log.title')}
        view={view}
        rowKey={keyOf}
        rows={deliveries.data?.items}
        problem={deliveries.error}
        updatedAt={deliveries.dataUpdatedAt}
        onRetry={() => void deliveries.refetch()}
        empty={<Empty title={t('log.none')} text={t('log.noneText')} />}
        noMatch={
          words.length > 0 ? (
            <NoMatch
              title={t('log.noMatch')}
              filters={words}
              onClear={() => set({ ...unfiltered, before: undefined })}
            />
          ) : undefined
        }
        onOpen={({ deliveryID }) => set({ peek: deliveryID }, { push: true })}
        openKey={state.peek}
        card={(delivery) => (
          <RowCard
            state={<DeliveryWord delivery={delivery} />}
            time={<When at={delivery.createdAt} seconds />}
            name={
              <Button
                type="link"
                size="small"
                className={styles['name'] ?? ''}
                onClick={() => set({ peek: delivery.deliveryID }, { push: true })}
              >
                {t(`event.${delivery.type}`)}
              </Button>
            }
            sub={delivery.lastTry ? answerIn(t, delivery.lastTry) : t('delivery.notTried')}
          />
        )}
        toolbar={
          <FilterBar
            filters={filters}
            onClear={() => set({ ...unfiltered, before: undefined })}
            updatedAt={deliveries.data && deliveries.dataUpdatedAt}
            reloading={deliveries.isFetching}
            onReload={() => void deliveries.refetch()}
            tools={<TableTools view={view} />}
          />
        }
      />
      <Pages
        isFirst={state.before === undefined}
        next={deliveries.data?.next ?? null}
        onTo={(before) => set({ before, peek: undefined }, { push: true })}
      />
    </BesidePeek>
  );
}

interface PagesProps {
  readonly isFirst: boolean;
  readonly next: number | null;
  readonly onTo: (before: string | undefined) => void;
}

/** Only on: a log grows at its beginning, so its pages have no numbers. Back is the browser's. */
function Pages({ isFirst, next, onTo }: PagesProps) {
  const t = useTexts(webhookTexts);
  if (isFirst && next === null) return null;
  return (
    <nav className={styles['older']} aria-label={t('log.pages')}>
      <Button disabled={isFirst} onClick={() => onTo(undefined)}>
        {t('log.newest')}
      </Button>
      <Button disabled={next === null} onClick={() => onTo(String(next))}>
        {t('log.older')}
      </Button>
    </nav>
  );
}

function keyOf(delivery: Delivery): string {
  return delivery.deliveryID;
}
