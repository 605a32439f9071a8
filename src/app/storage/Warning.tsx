import { useState } from 'react';
import { Link } from 'react-router';
import type { StorageLevel } from '../../../contract/storage-levels';
import { paths } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { WarningBar } from '../../ui/faces/WarningBar';
import { formatBytes } from '../../ui/format/bytes';
import { storageBarTexts } from './texts';

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
    <WarningBar
      title={isFull ? t('full') : low}
      isGrave={isFull}
      action={isFull ? undefined : { word: t('hide'), onClick: () => setHidden(true) }}
    >
      {can(me, 'recording.keep') ? <Link to={paths.storage}>{t('open')}</Link> : t('next.supervisor')}
    </WarningBar>
  );
}
