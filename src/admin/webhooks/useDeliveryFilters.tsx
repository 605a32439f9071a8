import { messageTypes } from '../../../contract/webhook-events';
import { deliveryStates } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import type { Filter } from '../../ui/filter/FilterChip';
import { DaysPanel, useDaysWords } from '../../ui/filter/panels';
import { several } from '../../ui/filter/several';
import type { DeliveriesUrl } from './deliveries-url';
import { webhookTexts } from './texts';

export function useDeliveryFilters(
  state: DeliveriesUrl,
  set: (patch: Partial<DeliveriesUrl>) => void,
): readonly Filter[] {
  const t = useTexts(webhookTexts);
  const days = useDaysWords();
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
    {
      key: 'date',
      label: t('log.date'),
      value: days({ from: state.from, to: state.to }),
      pinned: true,
      onClear: () => set({ from: undefined, to: undefined, before: undefined }),
      content: (close) => (
        <DaysPanel
          days={{ from: state.from, to: state.to }}
          presets={[1, 7, 30]}
          onChange={({ from, to }) => {
            set({ from, to, before: undefined });
            close();
          }}
        />
      ),
    },
  ];
}
