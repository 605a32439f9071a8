import { SearchOutlined } from '../../ui/icons';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { appTexts } from '../texts';
import { JumpPanel } from './JumpPanel';
import styles from './layout.module.css';

/** Search from anywhere: the box in the header, or Ctrl K (⌘ K). */
export function JumpSearch() {
  const t = useTexts(appTexts);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        className={styles['search']}
        aria-label={t('search.open')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <SearchOutlined />
        <span className={styles['searchWord']}>{t('search.placeholder')}</span>
        <kbd>{navigator.platform.startsWith('Mac') ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <Modal
        open={open}
        footer={null}
        closable={false}
        width={560}
        style={{ top: 72 }}
        // Its name for who cannot see that it is a search; antd takes a dialog's name from nowhere else.
        title={t('search.open')}
        styles={{ container: { padding: 0 }, header: { display: 'none' } }}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <JumpPanel onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}
