import { App } from 'antd';
import type { Webhook } from '../../../contract/webhooks';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { webhookTexts } from './texts';

/** What needs no form: it is asked for where it cannot be taken back, and said when it is done. */
export function useWebhookActions({ webhookID, description: name }: Webhook) {
  const t = useTexts(webhookTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const update = useCommand('updateWebhook', {
    invalidates: ['listWebhooks', 'getWebhook', 'listDeliveries'],
  });
  const del = useCommand('deleteWebhook', { invalidates: ['listWebhooks'] });
  const params = { webhookID };

  const enable = async () => {
    await update.mutateAsync({ params, body: { enabled: true } });
    void message.success(t('enabled', { name }));
  };
  const disable = async () => {
    const question = { title: t('disable.title', { name }), text: t('disable.text') };
    if (!(await confirm({ ...question, verb: t('disable.verb', { name }) }))) return;
    await update.mutateAsync({ params, body: { enabled: false } });
    void message.success(t('disabled', { name }));
  };
  const remove = async (onDeleted?: () => void) => {
    const question = { title: t('delete.title', { name }), text: t('delete.text'), danger: true };
    if (!(await confirm({ ...question, verb: t('delete.verb', { name }) }))) return;
    onDeleted?.(); // first, so that its page does not ask for what is no longer there
    await del.mutateAsync({ params });
    void message.success(t('deleted', { name }));
  };
  return {
    enable: () => void enable().catch(tell),
    disable: () => void disable().catch(tell),
    remove: (onDeleted?: () => void) => void remove(onDeleted).catch(tell),
  };
}
