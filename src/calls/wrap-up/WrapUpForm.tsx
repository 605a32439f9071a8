import { App, Form, Input, Radio } from 'antd';
import { type Call, dispositions } from '../../../contract/calls';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { callTexts } from '../texts';
import { keepDraft, recallDraft, type WrapUpDraft } from './draft';
import styles from './wrapUp.module.css';

/** How a call went. What is typed is kept as a draft until it is saved. */
export function WrapUpForm({
  call,
  onSaved,
  onCancel,
}: {
  call: Call;
  onSaved: () => void;
  onCancel?: () => void;
}) {
  const t = useTexts(callTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<WrapUpDraft>();
  const save = useCommand('wrapUpCall', { invalidates: ['currentCall', 'listCalls', 'getCall'] });
  const draft = recallDraft(call.callID);

  return (
    <AppForm<WrapUpDraft>
      form={form}
      submitText={t('wrapUp.save')}
      initialValues={
        draft ?? { ...(call.disposition && { disposition: call.disposition }), notes: call.notes }
      }
      {...(onCancel && { onCancel })}
      onDirty={(dirty) => keepDraft(call.callID, dirty ? form.getFieldsValue() : null)}
      onSubmit={async ({ disposition, notes }) => {
        // The form asks for it: without one it does not submit.
        if (!disposition) return;
        await save.mutateAsync({
          params: { callID: call.callID },
          body: { disposition, notes: notes ?? '' },
        });
        void message.success(t('wrapUp.saved'));
        onSaved();
      }}
      foot={draft && <span className={styles['draft']}>{t('wrapUp.draft')}</span>}
    >
      <Form.Item
        name="disposition"
        label={t('wrapUp.disposition')}
        rules={[{ required: true, message: t('wrapUp.chooseOne') }]}
      >
        <Radio.Group
          className={styles['choices'] ?? ''}
          options={dispositions.map((value) => ({ value, label: t(`disposition.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="notes" label={t('wrapUp.notes')} className={styles['notes'] ?? ''}>
        <Input.TextArea rows={6} maxLength={4000} showCount placeholder={t('wrapUp.notesHelp')} />
      </Form.Item>
    </AppForm>
  );
}
