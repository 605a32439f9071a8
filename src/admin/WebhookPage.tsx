import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { Webhook } from '../../contract/webhooks';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';
import { paths } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Empty, Loading, ProblemFace } from '../ui/faces/faces';
import { RetweetOutlined } from '../ui/icons';
import { PageTitle } from '../ui/page/PageTitle';
import { isProblem } from '../ui/problem';
import { useTellProblem } from '../ui/useTellProblem';
import { useUrlState } from '../ui/url/useUrlState';
import { WebhookState } from './webhooks/columns';
import { Deliveries } from './webhooks/Deliveries';
import { deliveriesUrl } from './webhooks/deliveries-url';
import { WebhookDialogs } from './webhooks/dialogs';
import { RedeliverFailed } from './webhooks/RedeliverFailed';
import { webhookTexts } from './webhooks/texts';
import { Trouble } from './webhooks/Trouble';
import { WebhookFacts } from './webhooks/WebhookFacts';
import { WebhookMenu } from './webhooks/WebhookMenu';
import styles from './webhooks/webhooks.module.css';
import { whyFailed } from './webhooks/words';

/** One webhook: how it is, and what it was told. */
export function Component() {
  const t = useTexts(webhookTexts);
  const { webhookID = '' } = useParams();
  const navigate = useNavigate();
  const toList = () => void navigate(paths.webhooks);
  const webhook = useQuery({ ...query('getWebhook', { params: { webhookID } }), refetchInterval: 10_000 });
  if (webhook.data) {
    return (
      <WebhookDialogs>
        <Whole webhook={webhook.data} onGone={toList} />
      </WebhookDialogs>
    );
  }
  if (!webhook.error) return <Loading />;
  if (isProblem(webhook.error) && ['webhook.notFound', 'request.invalid'].includes(webhook.error.code)) {
    return (
      <Empty
        title={t('missing')}
        text={t('missingText')}
        action={<Button onClick={toList}>{t('toList')}</Button>}
      />
    );
  }
  return <ProblemFace problem={webhook.error} onRetry={() => void webhook.refetch()} />;
}

function Whole({ webhook, onGone }: { webhook: Webhook; onGone: () => void }) {
  const t = useTexts(webhookTexts);
  const [state, set] = useUrlState(deliveriesUrl);
  return (
    <>
      <PageTitle
        title={webhook.description}
        crumbs={[{ label: t('title'), to: paths.webhooks }]}
        state={<WebhookState webhook={webhook} tint />}
        actions={
          <>
            <TestButton
              webhookID={webhook.webhookID}
              onTested={(deliveryID) => set({ peek: deliveryID }, { push: true })}
            />
            {webhook.disabled === null && <RedeliverFailed webhookID={webhook.webhookID} />}
            <WebhookMenu webhook={webhook} onDeleted={onGone} />
          </>
        }
      />
      <div className={styles['page']}>
        <Trouble webhook={webhook} />
        <Deliveries webhook={webhook} state={state} set={set} />
        <WebhookFacts webhook={webhook} />
      </div>
    </>
  );
}

/** Sends a ping, and opens what came of it. */
function TestButton({ webhookID, onTested }: { webhookID: string; onTested: (deliveryID: string) => void }) {
  const t = useTexts(webhookTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const test = useCommand('testWebhook', { invalidates: ['listDeliveries', 'getWebhook', 'listWebhooks'] });
  const send = async () => {
    const { state, lastTry, deliveryID } = await test.mutateAsync({ params: { webhookID } });
    if (state === 'delivered') void message.success(t('test.fine'));
    else if (lastTry) void message.error(t('test.failed', { why: whyFailed(t, lastTry) }));
    onTested(deliveryID);
  };
  return (
    <Button icon={<RetweetOutlined />} loading={test.isPending} onClick={() => void send().catch(tell)}>
      {t('test')}
    </Button>
  );
}
