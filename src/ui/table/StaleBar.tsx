import { useTexts } from '../../i18n/useTexts';
import { formatClock } from '../format/when';
import { Glyph } from '../glyphs/Glyph';
import type { Problem } from '../problem';
import { uiTexts } from '../texts';
import { useUi } from '../UiContext';
import styles from './table.module.css';

interface StaleBarProps {
  problem: Problem;
  updatedAt?: number | undefined;
  onRetry?: (() => void) | undefined;
}

/** Above rows that could not be refreshed: they are true as of then. */
export function StaleBar({ problem, updatedAt, onRetry }: StaleBarProps) {
  const t = useTexts(uiTexts);
  const { explain } = useUi();
  return (
    <div className={styles['stale']} role="status" title={explain(problem).title}>
      <Glyph name="triangle" tone="wait" />
      <span className={styles['staleText']}>
        {updatedAt === undefined ? t('face.staleUnknown') : t('face.stale', { time: formatClock(updatedAt) })}
      </span>
      {onRetry && (
        <button type="button" className={styles['plain']} onClick={onRetry}>
          {t('face.retry')}
        </button>
      )}
    </div>
  );
}
