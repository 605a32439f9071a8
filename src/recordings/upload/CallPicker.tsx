import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import type { Upload } from '../../../contract/uploads';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { useTellProblem } from '../../ui/useTellProblem';
import { CallChoice } from './CallChoice';
import { uploadTexts } from './texts';

/** A person says which call a file is of; the console proposes one where one stands out. */
export function CallPicker({ upload }: { upload: Upload }) {
  const t = useTexts(uploadTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const { uploadID, fileName } = upload;
  const { data } = useQuery(query('listUploadCandidates', { params: { uploadID } }));
  const attach = useCommand('attachUpload', { invalidates: ['listUploads', 'listRecordings'] });
  const evenSo = upload.trouble !== null || upload.duplicateOf !== null;
  const add = (callID: string) =>
    void attach
      .mutateAsync({ params: { uploadID }, body: { callID, evenSo } })
      .then(() => void message.success(t('attached')), tell);
  return (
    <CallChoice
      label={t('call', { file: fileName })}
      found={data}
      none={t('call.none')}
      verb={t(evenSo ? 'call.even' : 'call.attach')}
      busy={attach.isPending}
      onChoose={add}
    />
  );
}
