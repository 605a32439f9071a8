import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Empty, Loading, ProblemFace } from '../../ui/faces/faces';
import { When } from '../../ui/values/When';
import { recordingTexts } from '../texts';
import styles from './detail.module.css';

/** Who played it and who took its file, newest first. */
export function AccessLog({ recordingID }: { recordingID: string }) {
  const t = useTexts(recordingTexts);
  const { data, error, refetch } = useQuery(query('listRecordingAccess', { params: { recordingID } }));
  if (!data) return error ? <ProblemFace problem={error} onRetry={() => void refetch()} /> : <Loading />;
  if (data.items.length === 0) return <Empty title={t('access.none')} />;
  return (
    <ol className={styles['access']} aria-label={t('page.access')}>
      {data.items.map(({ at, actor, action }, index) => (
        <li key={index}>
          <When at={at} seconds />
          <span>
            {actor?.name ?? t('access.nobody')} {t(`access.${action}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
