import { Button, Modal } from 'antd';
import type { User } from '../../../contract/people';
import { useTexts } from '../../i18n/useTexts';
import { Facts } from '../../ui/page/Card';
import { CopyButton } from '../../ui/values/CopyButton';
import styles from '../admin.module.css';
import { adminTexts } from '../texts';

/** The password that is shown once. Closed only by its button: a stray click must not lose it. */
export function OneTimePassword({
  user,
  password,
  onClose,
}: {
  user: Pick<User, 'userID' | 'name'>;
  password: string;
  onClose: () => void;
}) {
  const t = useTexts(adminTexts);
  return (
    <Modal
      open
      title={t('password.title', { name: user.name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('password.done')}
        </Button>
      }
    >
      <p>{t('password.text')}</p>
      <Facts items={[{ label: t('password.signIn'), value: user.userID }]} />
      <p className={styles['password']}>
        <code>{password}</code>
        <CopyButton text={password} label={t('password.copy')} />
      </p>
    </Modal>
  );
}
