import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { CloudFile } from '../../../contract/cloud-recordings';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
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
  const { data } = useQuery({ ...query('listCloudFiles'), enabled: mayMatch });
  const items = data?.items ?? [];
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
  const { data } = useQuery(query('listCloudFileCandidates', { params }));
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
    if (await confirm(asking)) await drop.mutateAsync({ params }).catch(tell);
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
      <CallChoice
        label={t('call', { file: streamID })}
        found={data}
        verb={t('cloud.match')}
        busy={match.isPending}
        onChoose={choose}
      />
    </li>
  );
}
