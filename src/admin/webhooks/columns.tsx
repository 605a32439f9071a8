import type { Webhook } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import type { Column } from '../../ui/table/columns';
import { None, Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { webhookTexts, type WebhookTranslate } from './texts';
import { answerIn, failingPercent } from './words';
import { WebhookMenu } from './WebhookMenu';

export function webhookColumns(t: WebhookTranslate): readonly Column<Webhook>[] {
  return [
    {
      key: 'state',
      title: t('column.state'),
      width: 120,
      always: true,
      render: (webhook) => <WebhookState webhook={webhook} />,
    },
    {
      key: 'webhook',
      title: t('column.webhook'),
      always: true,
      render: ({ description, url }) => <Pair first={description} second={<span title={url}>{url}</span>} />,
    },
    {
      key: 'events',
      title: t('column.events'),
      width: 150,
      render: (webhook) => <Told webhook={webhook} />,
    },
    {
      key: 'day',
      title: t('column.day'),
      width: 160,
      render: ({ day }) => <Day day={day} />,
    },
    {
      key: 'lastSuccess',
      title: t('column.lastSuccess'),
      width: 140,
      align: 'right',
      render: ({ lastSuccessAt }) => (lastSuccessAt === null ? <None /> : <When at={lastSuccessAt} />),
    },
    {
      key: 'lastFailure',
      title: t('column.lastFailure'),
      width: 170,
      align: 'right',
      render: ({ lastFailure }) =>
        lastFailure === null ? (
          <None />
        ) : (
          <Pair first={<When at={lastFailure.at} />} second={answerIn(t, lastFailure)} />
        ),
    },
    {
      key: 'actions',
      title: t('column.actions'),
      width: 80,
      always: true,
      render: (webhook) => <WebhookMenu webhook={webhook} />,
    },
  ];
}

export function WebhookState({ webhook, tint = false }: { webhook: Webhook; tint?: boolean }) {
  const t = useTexts(webhookTexts);
  const { disabled, failingSince, lastSuccessAt } = webhook;
  if (disabled?.because === 'admin') {
    return (
      <State glyph="square" tone="faint" tint={tint}>
        {t('state.disabled')}
      </State>
    );
  }
  if (disabled) {
    return (
      <State glyph="cross" tone="err" tint={tint}>
        {t('state.stopped')}
      </State>
    );
  }
  if (failingSince !== null) {
    return (
      <State glyph="triangle" tone="wait" tint={tint}>
        {t('state.failing')}
      </State>
    );
  }
  return lastSuccessAt === null ? (
    <State glyph="ring" tone="faint" tint={tint}>
      {t('state.unused')}
    </State>
  ) : (
    <State glyph="check" tone="faint" tint={tint}>
      {t('state.working')}
    </State>
  );
}

/** What it is told, over whose. */
export function Told({ webhook: { events, team } }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const names = events?.map((each) => t(`event.${each}`)).join(', ');
  return (
    <Pair
      first={
        <span title={names}>{events === null ? t('everything') : t('events', { count: events.length })}</span>
      }
      second={team?.name ?? t('everyTeam')}
    />
  );
}

function Day({ day }: { day: Webhook['day'] }) {
  const t = useTexts(webhookTexts);
  if (day.delivered + day.failing === 0) return <None />;
  return (
    <Pair
      first={t('day.delivered', { count: day.delivered })}
      {...(day.failing > 0 && {
        second: t('day.failing', { count: day.failing, percent: failingPercent(day) }),
      })}
    />
  );
}
