import { App, Form, Input, Modal } from 'antd';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { changedByKeeping } from './changed';
import styles from './keeping.module.css';
import { leftOutWords } from './LeftOut';
import { keepingTexts } from './texts';

/** Why these must be kept, until somebody lifts the hold. */
export function HoldDialog({
  recordingIDs,
  onDone,
}: {
  recordingIDs: readonly string[];
  onDone: () => void;
}) {
  const t = useTexts(keepingTexts);
  const { message } = App.useApp();
  const place = useCommand('placeHold', { invalidates: changedByKeeping });
  return (
    <Modal
      open
      width={520}
      title={t('hold.title', { count: recordingIDs.length })}
      onCancel={onDone}
      mask={{ closable: false }}
      footer={null}
    >
      <p className={styles['lead']}>{t('hold.lead')}</p>
      <AppForm<{ reason: string }>
        initialValues={{ reason: '' }}
        submitText={t('hold.verb', { count: recordingIDs.length })}
        onCancel={onDone}
        onSubmit={async ({ reason }) => {
          const { done, leftOut } = await place.mutateAsync({
            body: { recordingIDs: [...recordingIDs], reason: reason.trim() },
          });
          const words = [...(done > 0 ? [t('hold.done', { count: done })] : []), ...leftOutWords(leftOut, t)];
          void message[leftOut.length > 0 ? 'warning' : 'success'](words.join(' · '));
          onDone();
        }}
      >
        <Form.Item
          name="reason"
          label={t('hold.reason')}
          extra={t('hold.reasonHelp')}
          rules={[{ required: true, whitespace: true, message: t('hold.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus rows={2} maxLength={300} />
        </Form.Item>
      </AppForm>
    </Modal>
  );
}
