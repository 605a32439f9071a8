import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { floorTexts } from './texts';
import { ObservingForm } from './ObservingForm';

/** Whether calls may be watched, with a form of its own: it has nothing to do with breaks and limits. */
export function ObservingCard() {
  const t = useTexts(floorTexts);
  const { data, error, refetch } = useQuery(query('getObservingSettings'));
  return (
    <Card title={t('observing.title')}>
      {data ? (
        <ObservingForm current={data} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}
