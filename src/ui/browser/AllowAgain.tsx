import { useTexts } from '../../i18n/useTexts';
import { uiTexts } from '../texts';
import { browserOf } from './browser-kind';
import styles from './allow.module.css';

/** How a person lets this page reach programs on this computer again, in the browser that they have. */
export function AllowAgain() {
  const t = useTexts(uiTexts);
  const { kind } = browserOf(navigator);
  const steps = kind === 'chrome' || kind === 'edge' || kind === 'chromium' ? kind : 'other';
  return (
    <ol className={styles['steps']} aria-label={t('allow.label')}>
      <li>{t(`allow.${steps}.icon`)}</li>
      <li>{t(`allow.${steps}.setting`)}</li>
      <li>{t('allow.back')}</li>
    </ol>
  );
}
