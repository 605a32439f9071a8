import { useState } from 'react';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import styles from './failure.module.css';

/** Copies what support wants to read. Where the browser forbids copying, it shows the text to be selected. */
export function CopyDetails({ text }: { text: string }) {
  const t = useTexts(baseTexts);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <>
      <button type="button" className={styles['action']} onClick={() => void copy()}>
        {t(outcome === 'copied' ? 'verb.copied' : 'verb.copyDetails')}
      </button>
      {outcome === 'refused' && <pre className={styles['pre']}>{text}</pre>}
    </>
  );
}
