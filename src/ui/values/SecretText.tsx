import { EyeInvisibleOutlined, EyeOutlined } from '../icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { uiTexts } from '../texts';
import { CopyButton } from './CopyButton';
import styles from './values.module.css';

interface SecretTextProps {
  /** What it is, for the buttons' names. */
  label: string;
  /** Known only once it was asked for: the asking is what an audit log sees. */
  value?: string | undefined;
  /** Fetches the value; resolves when `value` is here. */
  onReveal: () => Promise<void>;
  onCopied?: () => void;
}

/** A secret that stays dots until somebody asks for it. */
export function SecretText({ label, value, onReveal, onCopied }: SecretTextProps) {
  const t = useTexts(uiTexts);
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const visible = shown && value !== undefined;

  const toggle = async () => {
    if (visible) return setShown(false);
    if (value === undefined) {
      setAsking(true);
      try {
        await onReveal();
        setShown(true);
      } catch {
        // The caller says why it was refused; the dots stay.
      } finally {
        setAsking(false);
      }
      return;
    }
    setShown(true);
  };

  const verb = `${visible ? t('secret.hide') : t('secret.reveal')} ${label}`;
  return (
    <span className={styles['secret']}>
      {visible ? (
        <span className={styles['secretText']}>{value}</span>
      ) : (
        <span className={classes(styles['secretText'], styles['masked'])}>
          <span aria-hidden="true">••••••••••••</span>
          <span className="visuallyHidden">{t('secret.hidden')}</span>
        </span>
      )}
      <Button
        type="text"
        size="small"
        icon={visible ? <EyeInvisibleOutlined /> : <EyeOutlined />}
        loading={asking}
        aria-label={verb}
        title={verb}
        onClick={() => void toggle()}
      />
      {visible && (
        <CopyButton text={value} label={`${t('copy.copy')} ${label}`} {...(onCopied && { onCopied })} />
      )}
    </span>
  );
}
