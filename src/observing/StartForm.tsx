import { Button, Form, Input } from 'antd';
import type { ObservingPolicy } from '../../contract/observing';
import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { AppForm } from '../ui/form/AppForm';
import { observingTexts } from './texts';
import styles from './watch.module.css';

const reasons = ['coaching', 'quality', 'complaint', 'asked', 'fault'] as const;

interface StartFormProps {
  readonly room: Room;
  readonly policy: ObservingPolicy;
  readonly onStart: (reason: string) => Promise<void>;
}

/** Why, and who learns of it, before anything is played. */
export function StartForm({ room, policy, onStart }: StartFormProps) {
  const t = useTexts(observingTexts);
  const [form] = Form.useForm<{ reason: string }>();
  const names = room.members.map(({ name }) => name).join(t('list.comma'));
  return (
    <div className={styles['start']}>
      <p>{t('start.in', { names })}</p>
      <p className={styles['told']}>{policy === 'announced' ? t('start.announced') : t('start.silent')}</p>
      <AppForm
        form={form}
        initialValues={{ reason: '' }}
        submitText={t('start.go')}
        onSubmit={({ reason }) => onStart(reason)}
      >
        <Form.Item
          name="reason"
          label={t('start.reason')}
          rules={[{ required: true, whitespace: true, message: t('start.needReason') }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <div className={styles['reasons']} role="group" aria-label={t('start.common')}>
          {reasons.map((each) => (
            <Button
              key={each}
              size="small"
              onClick={() => {
                form.setFieldValue('reason', t(`reason.${each}`));
                void form.validateFields(['reason']);
              }}
            >
              {t(`reason.${each}`)}
            </Button>
          ))}
        </div>
      </AppForm>
    </div>
  );
}
