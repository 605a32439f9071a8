import type { Webhook } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import { RowActions, RowMenu } from '../../ui/table/RowActions';
import { useWebhookDialogs } from './dialogs';
import { webhookTexts } from './texts';
import { useWebhookActions } from './useWebhookActions';

/** What can be done to a webhook, in its row and on its page. */
export function WebhookMenu({ webhook, onDeleted }: { webhook: Webhook; onDeleted?: () => void }) {
  const t = useTexts(webhookTexts);
  const { edit, rotate } = useWebhookDialogs();
  const { enable, disable, remove } = useWebhookActions(webhook);
  return (
    <RowActions>
      <RowMenu
        label={t('more', { name: webhook.description })}
        items={[
          { key: 'edit', label: t('edit'), onSelect: () => edit(webhook) },
          { key: 'rotate', label: t('rotate'), onSelect: () => rotate(webhook) },
          webhook.disabled
            ? { key: 'enable', label: t('enable'), onSelect: enable }
            : { key: 'disable', label: t('disable'), onSelect: disable },
          { key: 'delete', label: t('delete'), danger: true, onSelect: () => remove(onDeleted) },
        ]}
      />
    </RowActions>
  );
}
