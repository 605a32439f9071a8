import type { Storage, StorageForecast } from '../../../contract/storage';
import type { StorageLevel } from '../../../contract/storage-levels';
import { useTexts } from '../../i18n/useTexts';
import { formatBytes } from '../../ui/format/bytes';
import type { GlyphName, Tone } from '../../ui/glyphs/Glyph';
import { State } from '../../ui/glyphs/StatusWord';
import { Card, Facts } from '../../ui/page/Card';
import { useWhen } from '../../ui/values/When';
import { FreeChart } from './FreeChart';
import styles from './storage.module.css';
import { storageTexts } from './texts';

const signs: Readonly<Record<StorageLevel, { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  ample: { glyph: 'check', tone: 'live' },
  low: { glyph: 'triangle', tone: 'wait' },
  full: { glyph: 'cross', tone: 'err' },
};

/** How full it is, where this week leads, and how it came to be so. */
export function DiskCard({ storage }: { storage: Storage }) {
  const t = useTexts(storageTexts);
  const { disk, level, samples, forecast } = storage;
  if (disk === null) {
    return (
      <Card title={t('disk.title')}>
        <p>{t('disk.unknown')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('disk.title')} extra={<State {...signs[level]}>{t(`level.${level}`)}</State>}>
      <Bar disk={disk} />
      <Facts
        items={[
          { label: t('disk.recordings'), value: formatBytes(disk.recordingsBytes) },
          { label: t('disk.other'), value: formatBytes(otherBytes(disk)) },
          {
            label: t('disk.freeSpace'),
            value: t('disk.free', {
              free: formatBytes(disk.freeBytes),
              total: formatBytes(disk.totalBytes),
            }),
          },
          { label: t('forecast.label'), value: <Forecast forecast={forecast} /> },
        ]}
      />
      <FreeChart samples={samples} warnBytes={disk.warnBytes} />
    </Card>
  );
}

type Disk = NonNullable<Storage['disk']>;

function otherBytes({ totalBytes, freeBytes, recordingsBytes }: Disk): number {
  return Math.max(0, totalBytes - freeBytes - recordingsBytes);
}

function Bar({ disk }: { disk: Disk }) {
  const t = useTexts(storageTexts);
  const { totalBytes, freeBytes, recordingsBytes } = disk;
  const share = (bytes: number) => `${((100 * bytes) / totalBytes).toFixed(2)}%`;
  const label = t('disk.bar', {
    recordings: formatBytes(recordingsBytes),
    other: formatBytes(otherBytes(disk)),
    free: formatBytes(freeBytes),
  });
  return (
    <svg className={styles['bar']} role="img" aria-label={label}>
      <rect className={styles['free']} width="100%" height="100%" />
      <rect className={styles['other']} width={share(totalBytes - freeBytes)} height="100%" />
      <rect
        className={styles['recordings']}
        width={share(Math.min(recordingsBytes, totalBytes - freeBytes))}
        height="100%"
      />
    </svg>
  );
}

function Forecast({ forecast }: { forecast: StorageForecast }) {
  const t = useTexts(storageTexts);
  const when = useWhen();
  switch (forecast.kind) {
    case 'tooFew':
      return t('forecast.tooFew', { count: forecast.hours });
    case 'steady':
      return t('forecast.steady');
    case 'fills': {
      const rate = formatBytes(forecast.bytesPerDay);
      return `${t('forecast.fills', { rate, full: when(forecast.fullAt) })} ${t('forecast.stops', { stops: when(forecast.stopsAt) })}`;
    }
  }
}
