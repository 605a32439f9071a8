import { useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { Upload, UploadCandidate } from '../../../contract/uploads';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { digitGroups } from '../../ui/format/digits';
import { useTellProblem } from '../../ui/useTellProblem';
import { useWhen } from '../../ui/values/When';
import { uploadTexts } from './texts';
import styles from './upload.module.css';

/** A person says which call a file is of; the console proposes one where one stands out. */
export function CallPicker({ upload }: { upload: Upload }) {
  const t = useTexts(uploadTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const { uploadID, fileName } = upload;
  const candidates = useQuery(query('listUploadCandidates', { params: { uploadID } }));
  const attach = useCommand('attachUpload', { invalidates: ['listUploads', 'listRecordings'] });
  const [chosen, setChosen] = useState<string>();
  const { items = [], likely = null } = candidates.data ?? {};
  const words = useCallWords();
  const callID = chosen ?? likely;
  const needsInsisting = upload.trouble !== null || upload.duplicateOf !== null;
  if (candidates.data && items.length === 0) return <p className={styles['finding']}>{t('call.none')}</p>;

  const add = async (): Promise<void> => {
    if (callID === null) return;
    try {
      await attach.mutateAsync({ params: { uploadID }, body: { callID, evenSo: needsInsisting } });
      void message.success(t('attached'));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <div className={styles['picker']}>
      <Select
        className={styles['select'] ?? ''}
        aria-label={t('call', { file: fileName })}
        placeholder={t('call.choose')}
        loading={candidates.isPending}
        value={callID}
        onChange={(value) => setChosen(value ?? undefined)}
        options={items.map((each) => ({ value: each.callID, label: words(each) }))}
      />
      <Button disabled={callID === null} loading={attach.isPending} onClick={() => void add()}>
        {t(needsInsisting ? 'call.even' : 'call.attach')}
      </Button>
      <Clues of={items.find((each) => each.callID === callID)} isLikely={callID === likely} />
    </div>
  );
}

function Clues({ of, isLikely }: { of: UploadCandidate | undefined; isLikely: boolean }) {
  const t = useTexts(uploadTexts);
  if (!of) return null;
  const why = of.clues.map((clue) => t(`clue.${clue}`)).join(' · ');
  return (
    <span className={styles['meta']}>
      {isLikely && `${t('call.likely')}: `}
      {why}
    </span>
  );
}

function useCallWords(): (candidate: UploadCandidate) => string {
  const when = useWhen();
  const me = useMe();
  return ({ startedAt, room, agent }) =>
    [
      when(startedAt),
      digitGroups(room.roomID).join(' '),
      room.customerName || room.name,
      ...(agent.userID === me.userID ? [] : [agent.name]),
    ].join(' · ');
}
