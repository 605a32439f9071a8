import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Webhook } from '../../contract/webhooks';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Empty } from '../ui/faces/faces';
import { PlusOutlined } from '../ui/icons';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { When } from '../ui/values/When';
import { webhookColumns, WebhookState } from './webhooks/columns';
import { useWebhookDialogs, WebhookDialogs } from './webhooks/dialogs';
import { webhookTexts } from './webhooks/texts';
import { WebhookMenu } from './webhooks/WebhookMenu';

/** What systems of integrators are told, and how that goes. */
export function Component() {
  return (
    <WebhookDialogs>
      <WebhookList />
    </WebhookDialogs>
  );
}

function WebhookList() {
  const t = useTexts(webhookTexts);
  const navigate = useNavigate();
  const { add } = useWebhookDialogs();
  const webhooks = useQuery({ ...query('listWebhooks'), refetchInterval: 10_000 });
  const view = useTableView(
    'webhooks',
    useMemo(() => webhookColumns(t), [t]),
  );
  const some = (webhooks.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageTitle
        title={t('title')}
        actions={
          some && (
            <Button icon={<PlusOutlined />} onClick={add}>
              {t('new')}
            </Button>
          )
        }
      />
      <DataTable<Webhook>
        label={t('title')}
        view={view}
        rowKey={keyOf}
        rows={webhooks.data?.items}
        problem={webhooks.error}
        updatedAt={webhooks.dataUpdatedAt}
        onRetry={() => void webhooks.refetch()}
        onOpen={({ webhookID }) => void navigate(pathTo('webhook', { webhookID }))}
        empty={
          <Empty
            title={t('none')}
            text={t('noneText')}
            action={
              <Button type="primary" onClick={add}>
                {t('new')}
              </Button>
            }
          />
        }
        card={(webhook) => (
          <RowCard
            state={<WebhookState webhook={webhook} />}
            time={webhook.lastSuccessAt && <When at={webhook.lastSuccessAt} />}
            name={<Link to={pathTo('webhook', { webhookID: webhook.webhookID })}>{webhook.description}</Link>}
            sub={webhook.url}
            actions={<WebhookMenu webhook={webhook} />}
          />
        )}
      />
    </>
  );
}

function keyOf(webhook: Webhook): string {
  return webhook.webhookID;
}
