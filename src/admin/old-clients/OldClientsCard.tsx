import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { oldClientTexts } from './texts';
import { OldClientsForm } from './OldClientsForm';

/** For whom the part of the 2018 wire is open that asks nobody who they are. */
export function OldClientsCard() {
  const t = useTexts(oldClientTexts);
  const { data, error, refetch } = useQuery(query('getOldClientSettings'));
  return (
    <Card title={t('oldClients.title')}>
      {data ? (
        <OldClientsForm current={data} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}
