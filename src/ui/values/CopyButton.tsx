import { CheckOutlined, CopyOutlined } from '../icons';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { useAnnounce } from '../announce/Announcer';
import { uiTexts } from '../texts';

interface CopyButtonProps {
  text: string;
  /** What is copied, for the button's name: "Copy the room number". */
  label?: string;
  /** With the label written out instead of the icon alone. */
  wide?: boolean;
  onCopied?: () => void;
}

/** Copies a text and says so where it was pressed, and once to screen readers. */
export function CopyButton({ text, label, wide = false, onCopied }: CopyButtonProps) {
  const t = useTexts(uiTexts);
  const { message } = App.useApp();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t('copy.copied'));
      onCopied?.();
    } catch {
      void message.warning(t('copy.failed'));
    }
  };

  const name = copied ? t('copy.copied') : (label ?? t('copy.copy'));
  const icon = copied ? <CheckOutlined /> : <CopyOutlined />;
  if (wide) {
    return (
      <Button icon={icon} onClick={() => void copy()}>
        {name}
      </Button>
    );
  }
  return (
    <Button type="text" size="small" icon={icon} aria-label={name} title={name} onClick={() => void copy()} />
  );
}
