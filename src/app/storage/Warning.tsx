import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { StorageLevel } from '../../../contract/storage-levels';
import { paths } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { classes } from '../../ui/classes';
import { formatBytes } from '../../ui/format/bytes';
import { Glyph } from '../../ui/glyphs/Glyph';
import { storageBarTexts } from './texts';
import styles from './warning.module.css';

interface WarningProps {
  level: Exclude<StorageLevel, 'ample'>;
  freeBytes: number | null;
}

/** What is short, and what the reader can do about it. A disk that is full cannot be hidden: calls are at stake. */
export function Warning({ level, freeBytes }: WarningProps) {
  const t = useTexts(storageBarTexts);
  const me = useMe();
  const [isHidden, setHidden] = useState(false);
  if (isHidden) return null;
  const isFull = level === 'full';
  const low = freeBytes === null ? t('lowUnknown') : t('low', { free: formatBytes(freeBytes) });
  return (
    <div className={classes(styles['bar'], isFull && styles['full'])} role="status">
      <Glyph name={isFull ? 'cross' : 'triangle'} tone={isFull ? 'err' : 'wait'} />
      <strong>{isFull ? t('full') : low}</strong>
      <span className={styles['next']}>
        {can(me, 'recording.keep') ? <Link to={paths.storage}>{t('open')}</Link> : t('next.supervisor')}
      </span>
      {!isFull && (
        <Button type="link" size="small" onClick={() => setHidden(true)}>
          {t('hide')}
        </Button>
      )}
    </div>
  );
}
