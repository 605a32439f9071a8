import { App, Button, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { webhookTexts } from './texts';

const hourMs = 3_600_000;
const spans = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs } as const;
const spanKeys = ['hour', 'day', 'week', 'month'] as const;

/** After a receiver was away: all that failed meanwhile, at once. */
export function RedeliverFailed({ webhookID }: { webhookID: string }) {
  const t = useTexts(webhookTexts);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const redeliver = useCommand('redeliverFailed', {
    invalidates: ['listDeliveries', 'getDelivery', 'getWebhook'],
  });

  const send = async ({ span }: { readonly span: keyof typeof spans }) => {
    const since = new Date(Date.now() - spans[span]).toISOString();
    const { count } = await redeliver.mutateAsync({ params: { webhookID }, body: { since } });
    setOpen(false);
    if (count === 0) void message.info(t('again.nothing'));
    else void message.success(t('again.done', { count }));
  };

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('log.again')}</Button>
      {open && (
        <Modal open title={t('again.title')} onCancel={() => setOpen(false)} footer={null}>
          <p>{t('again.text')}</p>
          <AppForm<{ span: keyof typeof spans }>
            initialValues={{ span: 'day' }}
            submitText={t('again.verb')}
            onSubmit={send}
            onCancel={() => setOpen(false)}
          >
            <Form.Item name="span" label={t('again.since')}>
              <Radio.Group options={spanKeys.map((key) => ({ value: key, label: t(`again.${key}`) }))} />
            </Form.Item>
          </AppForm>
        </Modal>
      )}
    </>
  );
}
