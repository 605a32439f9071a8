import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { DownloadOutlined } from '../../ui/icons';
import { SelectionBar } from '../../ui/table/SelectionBar';
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
    <SelectionBar
      label={t('bulk.bar')}
      chosen={t('bulk.selected', { count: selected.size })}
      clear={t('bulk.clear')}
      onClear={onClear}
    >
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
    </SelectionBar>
  );
}
