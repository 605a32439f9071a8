import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import styles from '../reviews.module.css';
import { reviewTexts } from '../texts';
import { MoveButtons } from './MoveButtons';

/** So many are moved at once. */
const most = 100;

interface MoveBarProps {
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
}

/** In place of the filters while reviews are selected, on whatever page. */
export function MoveBar({ selected, onClear }: MoveBarProps) {
  const t = useTexts(reviewTexts);
  const tooMany = selected.size > most;
  return (
    <div className={styles['bulk']} role="region" aria-label={t('move.bar')}>
      <strong role="status">{t('move.selected', { count: selected.size })}</strong>
      <MoveButtons reviewIDs={[...selected]} disabled={tooMany} onDone={onClear} />
      {tooMany && <span>{t('move.tooMany', { most })}</span>}
      <span className={styles['gap']} />
      <Button type="text" onClick={onClear}>
        {t('move.clear')}
      </Button>
    </div>
  );
}
