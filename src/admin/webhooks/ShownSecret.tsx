import { Button, Modal } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { CopyButton } from '../../ui/values/CopyButton';
import styles from '../admin.module.css';
import { webhookTexts } from './texts';

interface ShownSecretProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** The secret that is shown once. Closed only by its button: a stray click must not lose it. */
export function ShownSecret({ name, secret, onClose }: ShownSecretProps) {
  const t = useTexts(webhookTexts);
  return (
    <Modal
      open
      title={t('secret.title', { name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('secret.done')}
        </Button>
      }
    >
      <p>{t('secret.text')}</p>
      <p className={styles['password']}>
        <code>{secret}</code>
        <CopyButton text={secret} label={t('secret.copy')} />
      </p>
    </Modal>
  );
}
