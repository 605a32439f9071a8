import { lazy, Suspense, useEffect, useState } from 'react';
import { loadTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { SearchOutlined } from '../../ui/icons';
import { appTexts } from '../texts';
import styles from './search.module.css';
import { searchTexts } from './texts';

// Everything behind the box comes when somebody opens it for the first time.
const SearchDialog = lazy(async () => {
  const [{ SearchDialog: Dialog }] = await Promise.all([import('./SearchDialog'), loadTexts(searchTexts)]);
  return { default: Dialog };
});

/** Search from anywhere: the box in the header, or Ctrl K (⌘ K). */
export function SearchButton() {
  const t = useTexts(appTexts);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen((is) => !is);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        className={styles['box']}
        aria-label={t('search.open')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <SearchOutlined />
        <span className={styles['boxWord']}>{t('search.placeholder')}</span>
        <kbd>{navigator.platform.startsWith('Mac') ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {open && (
        <Suspense>
          <SearchDialog onDone={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
