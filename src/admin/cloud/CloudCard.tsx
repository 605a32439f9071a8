import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { CloudForm } from './CloudForm';
import { cloudTexts } from './texts';

/** How a cloud that a company has already tells of its recordings. */
export function CloudCard() {
  const t = useTexts(cloudTexts);
  const { data, error, refetch } = useQuery(query('getCloudSettings'));
  return (
    <Card title={t('title')}>
      {data ? (
        <CloudForm current={data} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}
