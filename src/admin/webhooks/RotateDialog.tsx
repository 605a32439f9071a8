import { Form, Modal, Select } from 'antd';
import type { Webhook } from '../../../contract/webhooks';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { webhookTexts } from './texts';

interface RotateDialogProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
  readonly onMade: (name: string, secret: string) => void;
}

const overlaps = [0, 1, 24, 72, 168] as const;

/** A new secret, and how long the old one still signs beside it. */
export function RotateDialog({ webhook, onClose, onMade }: RotateDialogProps) {
  const t = useTexts(webhookTexts);
  const rotate = useCommand('rotateWebhookSecret', { invalidates: ['listWebhooks', 'getWebhook'] });
  const { webhookID, description: name } = webhook;

  const make = async (body: { readonly overlapHours: number }) => {
    const { secret } = await rotate.mutateAsync({ params: { webhookID }, body });
    onMade(name, secret);
  };

  return (
    <Modal open title={t('rotate.title', { name })} onCancel={onClose} footer={null}>
      <p>{t('rotate.text')}</p>
      <AppForm
        initialValues={{ overlapHours: 24 }}
        submitText={t('rotate.verb')}
        onSubmit={make}
        onCancel={onClose}
      >
        <Form.Item name="overlapHours" label={t('rotate.overlap')}>
          <Select
            options={overlaps.map((hours) => ({
              value: hours,
              label: hours === 0 ? t('rotate.none') : t('rotate.hours', { count: hours }),
            }))}
          />
        </Form.Item>
      </AppForm>
    </Modal>
  );
}
