import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useCommand } from '../../../api/commands';
import { query } from '../../../api/queries';
import { pathTo } from '../../../config/paths';
import { useTexts } from '../../../i18n/useTexts';
import { useTellProblem } from '../../../ui/useTellProblem';
import storage from '../storage.module.css';
import styles from './places.module.css';
import { placesTexts } from './texts';

/** Files that are not yet where they should be, and why; what failed can have another turn. */
export function Troubles({ isMoving, count }: { isMoving: boolean; count: number }) {
  const t = useTexts(placesTexts);
  const tell = useTellProblem();
  const { data } = useQuery({ ...query('listTroubledFiles'), refetchInterval: isMoving && 5_000 });
  const retry = useCommand('retryMoves', { invalidates: ['listTroubledFiles', 'listMoves', 'getPlaces'] });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles['move']} aria-label={t('troubles')}>
      <div className={styles['head']}>
        <strong>{t('troubles')}</strong>
        {count > 0 && (
          <Button loading={retry.isPending} onClick={() => retry.mutate({}, { onError: tell })}>
            {t('retry')}
          </Button>
        )}
      </div>
      <table className={storage['table']} aria-label={t('troubles')}>
        <thead>
          <tr>
            <th scope="col">{t('troubles.file')}</th>
            <th scope="col">{t('troubles.why')}</th>
            <th scope="col">{t('troubles.next')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ fileID, recordingID, location, trouble, isFailed }) => (
            <tr key={fileID}>
              <th scope="row">
                <Link to={pathTo('recording', { recordingID })}>{location}</Link>
              </th>
              <td>{t(`trouble.${trouble}`)}</td>
              <td>{t(isFailed ? 'troubles.failed' : 'troubles.waits')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
