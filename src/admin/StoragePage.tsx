import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { Biggest } from './storage/Biggest';
import { DiskCard } from './storage/DiskCard';
import { FilesCheck } from './storage/findings/FilesCheck';
import { GivesBack } from './storage/GivesBack';
import { LimitsForm } from './storage/LimitsForm';
import styles from './storage/storage.module.css';
import { PlacesCard } from './storage/places/PlacesCard';
import { Takes } from './storage/Takes';
import { storageTexts } from './storage/texts';

/** How full the disk of recordings is, what takes its room, where that leads, and what would help. */
export function Component() {
  const t = useTexts(storageTexts);
  const { data, error, refetch } = useQuery(query('getStorage'));
  return (
    <>
      <PageTitle title={t('title')} />
      {data ? (
        <div className={styles['cards']}>
          <DiskCard storage={data} />
          <GivesBack storage={data} />
          <PlacesCard />
          <Takes storage={data} />
          <Biggest biggest={data.biggest} />
          <FilesCheck />
          <LimitsForm current={data.settings} disk={data.disk} />
        </div>
      ) : (
        <Card>{error ? <ProblemFace problem={error} onRetry={() => void refetch()} /> : <Loading />}</Card>
      )}
    </>
  );
}
