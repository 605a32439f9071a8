import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { CloudFile } from '../../../contract/cloud-recordings';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { ProblemFace } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { useWhen } from '../../ui/values/When';
import { CallChoice } from './CallChoice';
import { uploadTexts } from './texts';
import styles from './upload.module.css';

/** Files of a cloud of which nobody knows of which call they are. */
export function FromCloud() {
  const t = useTexts(uploadTexts);
  const mayMatch = can(useMe(), 'recording.match');
  const { data, error, refetch } = useQuery({ ...query('listCloudFiles'), enabled: mayMatch });
  const items = data?.items ?? [];
  if (error && !data) {
    return (
      <Card title={t('cloud')} flush>
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      </Card>
    );
  }
  if (items.length === 0) return null;
  return (
    <Card title={t('cloud')} flush>
      <ul className={styles['rows']}>
        {items.map((file) => (
          <FileOfCloud key={file.cloudFileID} file={file} />
        ))}
      </ul>
    </Card>
  );
}

const changes = { invalidates: ['listCloudFiles', 'listRecordings'] } as const;

function FileOfCloud({ file: { cloudFileID, streamID, startedAt, durationMs } }: { file: CloudFile }) {
  const t = useTexts(uploadTexts);
  const when = useWhen();
  const tell = useTellProblem();
  const confirm = useConfirm();
  const { message } = App.useApp();
  const params = { cloudFileID };
  const { data, error, refetch } = useQuery(query('listCloudFileCandidates', { params }));
  const match = useCommand('matchCloudFile', changes);
  const drop = useCommand('dropCloudFile', changes);
  const choose = (callID: string) =>
    void match
      .mutateAsync({ params, body: { callID } })
      .then(() => void message.success(t('cloud.matched')), tell);
  const dropIt = async (): Promise<void> => {
    const asking = {
      title: t('cloud.dropAsk'),
      text: t('cloud.dropText'),
      verb: t('cloud.drop'),
      danger: true,
    };
    if (!(await confirm(asking))) return;
    await drop.mutateAsync({ params }).then(() => void message.success(t('cloud.dropped')), tell);
  };
  const minutes = durationMs === null ? null : Math.max(1, Math.round(durationMs / 60_000));
  return (
    <li className={styles['row']}>
      <div className={styles['head']}>
        <span className={styles['name']}>{streamID}</span>
        <span className={styles['meta']}>
          {when(startedAt)}
          {minutes !== null && ` · ${t('cloud.minutes', { minutes })}`}
        </span>
        <span className={styles['actions']}>
          <Button size="small" loading={drop.isPending} onClick={() => void dropIt()}>
            {t('cloud.drop')}
          </Button>
        </span>
      </div>
      {error && !data ? (
        <p className={styles['finding']}>
          {t('cloud.noCalls')} <Button onClick={() => void refetch()}>{t('cloud.again')}</Button>
        </p>
      ) : (
        <CallChoice
          label={t('call', { file: streamID })}
          found={data}
          none={t('cloud.none')}
          verb={t('cloud.match')}
          busy={match.isPending}
          onChoose={choose}
        />
      )}
    </li>
  );
}
