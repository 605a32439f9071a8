import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { query } from '../../api/queries';
import { loadTexts } from '../../i18n/texts';
import { can, useMe } from '../../session/me';
import { storageBarTexts } from './texts';

const Warning = lazy(async () => {
  const [{ Warning: Component }] = await Promise.all([import('./Warning'), loadTexts(storageBarTexts)]);
  return { default: Component };
});

/** Above every page while the disk of recordings runs full, for whoever may delete some. */
export function StorageBar() {
  const me = useMe();
  const { data } = useQuery({ ...query('getStorageNotice'), enabled: can(me, 'recording.delete') });
  if (!data || data.level === 'ample') return null;
  return (
    <Suspense fallback={null}>
      <Warning key={data.level} level={data.level} freeBytes={data.freeBytes} />
    </Suspense>
  );
}
