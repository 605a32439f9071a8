import type { Delivery } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import type { Column } from '../../ui/table/columns';
import { None, Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { webhookTexts, type WebhookTranslate } from './texts';
import { answerIn } from './words';

export function deliveryColumns(t: WebhookTranslate): readonly Column<Delivery>[] {
  return [
    {
      key: 'state',
      title: t('log.state'),
      width: 190,
      always: true,
      render: (delivery) => <DeliveryWord delivery={delivery} />,
    },
    {
      key: 'event',
      title: t('log.event'),
      always: true,
      render: ({ type }) => <Pair first={t(`event.${type}`)} second={type} />,
    },
    {
      key: 'answer',
      title: t('log.answer'),
      width: 190,
      render: ({ lastTry }) => (lastTry ? answerIn(t, lastTry) : <None />),
    },
    { key: 'attempts', title: t('log.attempts'), width: 80, align: 'right', render: (row) => row.attempts },
    {
      key: 'took',
      title: t('log.took'),
      width: 110,
      align: 'right',
      render: ({ lastTry }) => (lastTry ? t('log.ms', { count: lastTry.tookMs }) : <None />),
    },
    {
      key: 'at',
      title: t('log.at'),
      width: 160,
      align: 'right',
      render: ({ createdAt }) => <When at={createdAt} seconds />,
    },
  ];
}

/** How far it is; of one that is tried again, when. */
export function DeliveryWord({ delivery }: { delivery: Pick<Delivery, 'state' | 'attempts' | 'nextAt'> }) {
  const t = useTexts(webhookTexts);
  switch (delivery.state) {
    case 'delivered':
      return (
        <State glyph="check" tone="faint">
          {t('delivery.delivered')}
        </State>
      );
    case 'failed':
      return (
        <State glyph="cross" tone="err">
          {t('delivery.failed')}
        </State>
      );
    case 'waiting':
      return delivery.attempts === 0 || delivery.nextAt === null ? (
        <State glyph="ring" tone="ink2">
          {t('delivery.waiting')}
        </State>
      ) : (
        <State glyph="triangle" tone="wait">
          <>
            {t('delivery.retrying')} <When at={delivery.nextAt} />
          </>
        </State>
      );
  }
}
