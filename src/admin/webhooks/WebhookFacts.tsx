import type { Webhook } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import { Card, Facts } from '../../ui/page/Card';
import { CopyButton } from '../../ui/values/CopyButton';
import { None } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { webhookTexts } from './texts';
import styles from './webhooks.module.css';
import { answerIn } from './words';

export function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const { url, events, team, createdBy, createdAt, lastSuccessAt, lastFailure, oldSecretUntil } = webhook;
  return (
    <Card title={t('facts.title')}>
      <Facts
        items={[
          {
            label: t('facts.url'),
            value: (
              <span className={styles['address']}>
                {url} <CopyButton text={url} label={t('facts.copyUrl')} />
              </span>
            ),
          },
          {
            label: t('facts.events'),
            value: events === null ? t('everything') : events.map((each) => t(`event.${each}`)).join(', '),
          },
          { label: t('facts.reach'), value: team?.name ?? t('everyTeam') },
          {
            label: t('facts.lastSuccess'),
            value: lastSuccessAt === null ? <None /> : <When at={lastSuccessAt} seconds />,
          },
          {
            label: t('facts.lastFailure'),
            value:
              lastFailure === null ? (
                <None />
              ) : (
                <>
                  <When at={lastFailure.at} seconds /> {answerIn(t, lastFailure)}
                </>
              ),
          },
          ...(oldSecretUntil === null
            ? []
            : [{ label: t('facts.oldSecret'), value: <When at={oldSecretUntil} /> }]),
          {
            label: t('facts.createdBy'),
            value: (
              <>
                {createdBy.name}, <When at={createdAt} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
