import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { Logo } from '../../ui/shell/Logo';
import styles from './page-wait.module.css';

/** While the first page of a visit is fetched: nothing for a moment, then the mark and what is waited for. */
export function PageWait() {
  const t = useTexts(baseTexts);
  return (
    <div className={styles['wait']} role="status">
      <Logo size={28} />
      <span>{t('wait.page')}</span>
    </div>
  );
}
