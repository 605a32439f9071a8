import { useTexts } from '../../i18n/useTexts';
import { callTexts } from '../texts';
import styles from './panel.module.css';

/** The browser's own question, drawn small with the right answer marked. A picture: nothing in it can be pressed. */
export function BrowserQuestion({ picture }: { picture: 'allow' | 'open' }) {
  const t = useTexts(callTexts);
  const [question, yes, no] =
    picture === 'allow'
      ? [t('panel.allow'), t('panel.allowYes'), t('panel.allowNo')]
      : [t('panel.open'), t('panel.openYes'), t('panel.openNo')];
  return (
    <div className={styles['question']} aria-hidden="true">
      <span>{question}</span>
      <span className={styles['answers']}>
        <span className={styles['yes']}>{yes}</span>
        <span className={styles['no']}>{no}</span>
      </span>
    </div>
  );
}
