import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { DownloadOutlined } from '../../ui/icons';
import { BulkKeeping } from '../keeping/BulkKeeping';
import { recordingTexts } from '../texts';
import styles from './list.module.css';
import { BulkAssign, type AssignDrawer } from './BulkAssign';
import { MOST_AT_ONCE, useDownload } from './useDownload';

interface BulkBarProps {
  selected: ReadonlySet<string>;
  onClear: () => void;
  AssignDrawer: AssignDrawer;
}

/** In place of the filters while rows are selected, on whatever page: how many, and what can be done with them. */
export function BulkBar({ selected, onClear, AssignDrawer }: BulkBarProps) {
  const t = useTexts(recordingTexts);
  const { download, isPending } = useDownload();
  const tooMany = selected.size > MOST_AT_ONCE;
  return (
    <div className={styles['bulk']} role="region" aria-label={t('bulk.bar')}>
      <strong role="status">{t('bulk.selected', { count: selected.size })}</strong>
      <Button
        icon={<DownloadOutlined />}
        loading={isPending}
        disabled={tooMany}
        onClick={() => void download([...selected])}
      >
        {t('bulk.downloadMany', { count: selected.size })}
      </Button>
      {tooMany && <span className={styles['hint']}>{t('bulk.tooMany', { most: MOST_AT_ONCE })}</span>}
      <BulkAssign selected={selected} Drawer={AssignDrawer} onDone={onClear} />
      <BulkKeeping selected={selected} onDone={onClear} />
      <span className={styles['gap']} />
      <Button type="text" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
    </div>
  );
}
