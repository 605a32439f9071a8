import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useTellProblem } from '../../ui/useTellProblem';
import { CopyButton } from '../../ui/values/CopyButton';
import styles from '../admin.module.css';
import { cloudTexts } from './texts';

/** The key is typed or made, and then shown once. Closed only by its button: a stray click must not lose it. */
export function KeyDialog({ replaces, onClose }: { replaces: boolean; onClose: () => void }) {
  const t = useTexts(cloudTexts);
  const tell = useTellProblem();
  const [form] = Form.useForm<{ key?: string }>();
  const [shown, setShown] = useState<string | null>(null);
  const { mutateAsync, isPending } = useCommand('setCloudKey', { invalidates: ['getCloudSettings'] });
  const save = async (): Promise<void> => {
    const typed = (await form.validateFields().catch(() => null))?.key;
    if (form.getFieldError('key').length > 0) return;
    try {
      setShown((await mutateAsync({ body: typed ? { key: typed } : {} })).key);
    } catch (problem) {
      tell(problem);
    }
  };
  if (shown !== null) {
    return (
      <Modal
        open
        title={t('shown.title')}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        footer={
          <Button type="primary" onClick={onClose}>
            {t('shown.done')}
          </Button>
        }
      >
        <p>{t('shown.text')}</p>
        <p className={styles['password']}>
          <code>{shown}</code>
          <CopyButton text={shown} label={t('shown.copy')} />
        </p>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t('key.title')}
      okText={t('key.save')}
      confirmLoading={isPending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>
        {t('key.text')} {replaces && t('key.overlap')}
      </p>
      <Form form={form} layout="vertical" onFinish={() => void save()}>
        <Form.Item
          name="key"
          label={t('key.label')}
          extra={t('key.empty')}
          normalize={(typed: string) => typed.trim()}
          rules={[{ pattern: /^[\x21-\x7e]{8,64}$/, message: t('key.bad') }]}
        >
          <Input autoFocus autoComplete="off" maxLength={64} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
