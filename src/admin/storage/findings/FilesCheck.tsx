import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { StorageFindings } from '../../../../contract/storage-findings';
import { useCommand } from '../../../api/commands';
import { query } from '../../../api/queries';
import { useTexts } from '../../../i18n/useTexts';
import { Loading, ProblemFace } from '../../../ui/faces/faces';
import { formatBytes } from '../../../ui/format/bytes';
import { Card } from '../../../ui/page/Card';
import { useTellProblem } from '../../../ui/useTellProblem';
import { useWhen } from '../../../ui/values/When';
import { Missing } from './Missing';
import { Strays } from './Strays';
import { findingTexts } from './texts';

const WHILE_IT_RUNS_MS = 2000;

/** What the nightly look at files and rows found, and a way to look now. */
export function FilesCheck() {
  const t = useTexts(findingTexts);
  const tell = useTellProblem();
  const { data, error, refetch } = useQuery({
    ...query('getStorageFindings'),
    refetchInterval: ({ state }) => (state.data?.isRunning ? WHILE_IT_RUNS_MS : false),
  });
  const check = useCommand('checkStorage', { invalidates: ['getStorageFindings'] });
  return (
    <Card
      title={t('title')}
      extra={
        <Button
          loading={check.isPending || (data?.isRunning ?? false)}
          onClick={() => void check.mutateAsync({}).catch(tell)}
        >
          {t('check')}
        </Button>
      }
    >
      {data ? (
        <Found findings={data} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}

function Found({ findings: { check, strays, missing } }: { findings: StorageFindings }) {
  const t = useTexts(findingTexts);
  const when = useWhen();
  if (check === null) return <p role="status">{t('never')}</p>;
  const { at, files, bytes, isUnsure } = check;
  return (
    <>
      <p role="status">
        {t('checked', { when: when(at), count: files, size: formatBytes(bytes) })}
        {!isUnsure && strays.total + missing.total === 0 && ` ${t('fine')}`}
      </p>
      {isUnsure && <Alert type="warning" title={t('unsure')} description={t('unsureText')} />}
      {missing.total > 0 && <Missing missing={missing} />}
      {strays.total > 0 && <Strays strays={strays} />}
    </>
  );
}
