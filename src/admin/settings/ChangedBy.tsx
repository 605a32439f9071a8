import { useTexts } from '../../i18n/useTexts';
import { When } from '../../ui/values/When';
import { adminTexts } from '../texts';
import styles from './settings.module.css';

/** Who decided last, where somebody did. */
export function ChangedBy({
  settings: { updatedAt, updatedBy },
}: {
  settings: { readonly updatedAt: string | null; readonly updatedBy: { readonly name: string } | null };
}) {
  const t = useTexts(adminTexts);
  if (!updatedAt || !updatedBy) return null;
  return (
    <span className={styles['note']}>
      {t('settings.changedBy', { name: updatedBy.name })} <When at={updatedAt} />
    </span>
  );
}
