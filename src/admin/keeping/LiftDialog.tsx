import { App, Form, Input, Modal } from 'antd';
import type { Hold } from '../../../contract/holds';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { storingTexts } from './texts';

/** What lifting lets go, what it erases, and why it ends. */
export function LiftDialog({ hold, onDone }: { hold: Hold; onDone: () => void }) {
  const t = useTexts(storingTexts);
  const { message } = App.useApp();
  const lift = useCommand('liftHold', {
    invalidates: [
      ...(['listHolds', 'listHeldRecordings', 'listRecordingHolds'] as const),
      ...(['listRecordings', 'getRecording', 'listAudit'] as const),
    ],
  });
  const { holdID, recordings, erasingWaits } = hold;
  return (
    <Modal
      open
      width={520}
      title={t('holds.liftTitle')}
      onCancel={onDone}
      mask={{ closable: false }}
      footer={null}
    >
      <p>{t('holds.liftText', { count: recordings })}</p>
      {erasingWaits > 0 && <p>{t('holds.liftErases', { count: erasingWaits })}</p>}
      <AppForm<{ reason: string }>
        danger={erasingWaits > 0}
        initialValues={{ reason: '' }}
        submitText={t('holds.liftVerb')}
        onCancel={onDone}
        onSubmit={async ({ reason }) => {
          const { lifted } = await lift.mutateAsync({
            params: { holdID },
            body: { reason: reason.trim() },
          });
          void message.success(t('holds.liftDone', { count: lifted }));
          onDone();
        }}
      >
        <Form.Item
          name="reason"
          label={t('holds.liftReason')}
          rules={[{ required: true, whitespace: true, message: t('holds.liftReasonNeeded') }]}
        >
          <Input.TextArea autoFocus rows={2} maxLength={300} />
        </Form.Item>
      </AppForm>
    </Modal>
  );
}
