import { Button, Modal } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { CopyButton } from '../../ui/values/CopyButton';
import styles from '../admin.module.css';
import { tokenTexts } from './texts';

interface ShownTokenProps {
  readonly name: string;
  readonly token: string;
  readonly onClose: () => void;
}

/** The token that is shown once. Closed only by its button: a stray click must not lose it. */
export function ShownToken({ name, token, onClose }: ShownTokenProps) {
  const t = useTexts(tokenTexts);
  const command = `curl -H "Authorization: Bearer ${token}" ${window.location.origin}/api/rooms`;
  return (
    <Modal
      open
      title={t('tokens.shownTitle', { name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('tokens.done')}
        </Button>
      }
    >
      <p>{t('tokens.shownText')}</p>
      <p className={styles['password']}>
        <code>{token}</code>
        <CopyButton text={token} label={t('tokens.copy')} />
      </p>
      <p>{t('tokens.shownTry')}</p>
      <p className={styles['password']}>
        <code>{command}</code>
        <CopyButton text={command} label={t('tokens.copyTry')} />
      </p>
    </Modal>
  );
}
