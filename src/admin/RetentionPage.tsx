import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { RetentionForm } from './keeping/RetentionForm';
import { storingTexts } from './keeping/texts';

/** How long recordings are kept, and what that means tonight. */
export function Component() {
  const t = useTexts(storingTexts);
  const { data, error, refetch } = useQuery(query('getRetention'));
  return (
    <>
      <PageTitle title={t('retention.title')} />
      {data ? (
        <RetentionForm current={data} />
      ) : (
        <Card>{error ? <ProblemFace problem={error} onRetry={() => void refetch()} /> : <Loading />}</Card>
      )}
    </>
  );
}
