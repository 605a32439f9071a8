import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { clientTexts } from './texts';
import { SettingsForm } from './SettingsForm';

/** Installers, oldest version, recording folder and whom to ask, for everybody. */
export function SettingsCard() {
  const t = useTexts(clientTexts);
  const { data, error, refetch } = useQuery(query('getClientSettings'));
  return (
    <Card title={t('client.settings.title')}>
      {data ? (
        <SettingsForm current={data} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}
