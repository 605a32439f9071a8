import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { recordingTexts } from '../texts';
import styles from './list.module.css';

interface TextPanelProps {
  label: string;
  hint: string;
  value: string;
  maxLength: number;
  /** What the typed text means; undefined for what cannot be meant. */
  read: (typed: string) => string | undefined;
  onChange: (value: string) => void;
}

/** A filter that is one text, applied on Enter or by its button. */
export function TextPanel({ label, hint, value, maxLength, read, onChange }: TextPanelProps) {
  const t = useTexts(recordingTexts);
  const id = useId();
  const [typed, setTyped] = useState(value);
  const meant = read(typed.trim());
  const wrong = typed.trim() !== '' && meant === undefined;
  return (
    <form
      className={styles['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        if (meant !== undefined) onChange(meant);
      }}
    >
      <label className={styles['field']}>
        <span className={styles['hint']}>{label}</span>
        <Input
          value={typed}
          maxLength={maxLength}
          aria-describedby={id}
          aria-invalid={wrong}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <p id={id} className={wrong ? styles['wrong'] : styles['hint']}>
        {hint}
      </p>
      <Button htmlType="submit" disabled={meant === undefined}>
        {t('filter.apply')}
      </Button>
    </form>
  );
}
