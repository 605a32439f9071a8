import { messageTypes } from '../../../contract/webhook-events';
import { deliveryStates } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import type { Filter } from '../../ui/filter/FilterChip';
import { several } from '../../ui/filter/several';
import { useDaysFilter } from '../../ui/filter/useDaysFilter';
import type { DeliveriesUrl } from './deliveries-url';
import { webhookTexts } from './texts';

export function useDeliveryFilters(
  state: DeliveriesUrl,
  set: (patch: Partial<DeliveriesUrl>) => void,
): readonly Filter[] {
  const t = useTexts(webhookTexts);
  const days = useDaysFilter({
    label: t('log.date'),
    days: state,
    onChange: (chosen) => set({ ...chosen, before: undefined }),
  });
  return [
    several({
      key: 'state',
      label: t('log.state'),
      options: deliveryStates,
      word: (each) => t(`delivery.${each}`),
      chosen: state.state,
      onChange: (chosen) => set({ state: chosen, before: undefined }),
      pinned: true,
    }),
    several({
      key: 'event',
      label: t('log.event'),
      options: messageTypes,
      word: (each) => t(`event.${each}`),
      chosen: state.event,
      onChange: (event) => set({ event, before: undefined }),
      pinned: true,
    }),
    days,
  ];
}
