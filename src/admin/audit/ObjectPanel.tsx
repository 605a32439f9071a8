import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import styles from '../admin.module.css';
import { auditTexts } from './texts';

/** One object by its whole ID. */
export function ObjectPanel({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useTexts(auditTexts);
  const [typed, setTyped] = useState(value);
  return (
    <form
      className={styles['objectID']}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(typed.trim());
      }}
    >
      <Input
        aria-label={t('audit.objectID')}
        placeholder={t('audit.objectID')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit">{t('audit.objectShow')}</Button>
    </form>
  );
}
