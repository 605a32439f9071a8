import type { Storage } from '../../../contract/storage';
import { useTexts } from '../../i18n/useTexts';
import { formatBytes } from '../../ui/format/bytes';
import { useWhen, When } from '../../ui/values/When';
import styles from './storage.module.css';
import { storageTexts } from './texts';

const WIDTH = 720;
const HEIGHT = 120;

interface FreeChartProps {
  samples: Storage['samples'];
  /** Drawn as a line that should not be crossed. */
  warnBytes: number;
}

/** Free space over a month; the same as a table, for whoever does not see a line. */
export function FreeChart({ samples, warnBytes }: FreeChartProps) {
  const t = useTexts(storageTexts);
  const when = useWhen();
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || first === last) return <p>{t('chart.none')}</p>;

  const [from, to] = [Date.parse(first.at), Date.parse(last.at)];
  const highest = Math.max(warnBytes, ...samples.map(({ freeBytes }) => freeBytes));
  const x = (at: string) => ((Date.parse(at) - from) / (to - from || 1)) * WIDTH;
  const y = (bytes: number) => HEIGHT - (bytes / (highest || 1)) * (HEIGHT - 4) - 2;
  const line = samples.map(({ at, freeBytes }) => `${x(at).toFixed(1)},${y(freeBytes).toFixed(1)}`);
  const lowest = Math.min(...samples.map(({ freeBytes }) => freeBytes));
  const label = t('chart.label', {
    ...{ from: when(first.at), to: when(last.at) },
    ...{ lowest: formatBytes(lowest), last: formatBytes(last.freeBytes) },
  });
  return (
    <figure className={styles['chart']}>
      <figcaption>{t('chart.title')}</figcaption>
      <p className={styles['note']}>{t('chart.limit', { size: formatBytes(warnBytes) })}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line className={styles['limit']} x1="0" x2={WIDTH} y1={y(warnBytes)} y2={y(warnBytes)} />
        <polyline className={styles['line']} points={line.join(' ')} />
      </svg>
      <details>
        <summary>{t('chart.table')}</summary>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('chart.at')}</th>
              <th scope="col">{t('chart.free')}</th>
            </tr>
          </thead>
          <tbody>
            {samples.toReversed().map(({ at, freeBytes }) => (
              <tr key={at}>
                <td>
                  <When at={at} />
                </td>
                <td>{formatBytes(freeBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
