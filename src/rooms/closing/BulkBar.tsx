import { Button } from 'antd';
import { mostRooms } from '../../../contract/closings';
import { useReachability } from '../../api/reachability';
import { useTexts } from '../../i18n/useTexts';
import { roomTexts } from '../texts';
import styles from './closing.module.css';
import type { RoomChoice } from './useSelection';

/** In the place of the filters while rooms are chosen: how many, all that match, none, and what to do with them. */
export function BulkBar({
  choice,
  total,
  onClose,
}: {
  choice: RoomChoice;
  total: number;
  onClose: () => void;
}) {
  const t = useTexts(roomTexts);
  const { up } = useReachability();
  const { count, isAll } = choice;
  const tooMany = count > mostRooms;
  return (
    <div className={styles['bulk']} role="region" aria-label={t('bulk.label')}>
      <strong role="status">{isAll ? t('bulk.all', { count }) : t('bulk.chosen', { count })}</strong>
      {!isAll && total > count && (
        <button type="button" className={styles['link']} onClick={choice.chooseAll}>
          {t('bulk.chooseAll', { count: total })}
        </button>
      )}
      <button type="button" className={styles['link']} onClick={choice.clear}>
        {t('bulk.clear')}
      </button>
      {tooMany && <span className={styles['tooMany']}>{t('bulk.tooMany', { most: mostRooms })}</span>}
      <Button
        danger
        className={styles['bulkVerb'] ?? ''}
        disabled={tooMany || !up}
        title={up ? undefined : t('verb.unreachable')}
        onClick={onClose}
      >
        {t('bulk.close', { count })}
      </Button>
    </div>
  );
}
