import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import styles from './floor/floor.module.css';
import { FloorForm } from './floor/FloorForm';
import { ObservingCard } from './floor/ObservingCard';
import { floorTexts } from './floor/texts';

/** What an admin decides about the people at work and the wallboard above them. */
export function Component() {
  const t = useTexts(floorTexts);
  const { data, error, refetch } = useQuery(query('getFloorSettings'));
  return (
    <>
      <PageTitle title={t('floor.title')} />
      <div className={styles['cards']}>
        <Card>
          {data ? (
            <FloorForm current={data} />
          ) : error ? (
            <ProblemFace problem={error} onRetry={() => void refetch()} />
          ) : (
            <Loading />
          )}
        </Card>
        <ObservingCard />
      </div>
    </>
  );
}
