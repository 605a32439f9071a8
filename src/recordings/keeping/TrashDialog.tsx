import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import type { ResultOf } from '../../../contract/endpoint';
import { endpoints, type Endpoints } from '../../../contract/endpoints';
import { send } from '../../api/client';
import { useCommand } from '../../api/commands';
import type { ApiProblem } from '../../api/problem';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { AppForm } from '../../ui/form/AppForm';
import { Facts } from '../../ui/page/Card';
import { formatBytes } from '../../ui/format/bytes';
import { changedByKeeping } from './changed';
import styles from './keeping.module.css';
import { LeftOut } from './LeftOut';
import { keepingTexts } from './texts';

/** What deleting takes away, first; then why. */
export function TrashDialog({
  recordingIDs,
  onDone,
}: {
  recordingIDs: readonly string[];
  onDone: () => void;
}) {
  const t = useTexts(keepingTexts);
  const impact = useTrashImpact(recordingIDs);
  return (
    <Modal
      open
      width={520}
      title={t('trash.title', { count: recordingIDs.length })}
      onCancel={onDone}
      mask={{ closable: false }}
      footer={null}
    >
      {impact.data ? (
        <Decide recordingIDs={recordingIDs} impact={impact.data} onDone={onDone} />
      ) : impact.error ? (
        <ProblemFace problem={impact.error} onRetry={() => void impact.refetch()} />
      ) : (
        <Loading />
      )}
    </Modal>
  );
}

type Impact = ResultOf<Endpoints['trashImpact']>;

/** A POST, since two hundred ids fit no address; it only reads. */
function useTrashImpact(recordingIDs: readonly string[]) {
  return useQuery<Impact, ApiProblem>({
    queryKey: ['trashImpact', recordingIDs],
    queryFn: ({ signal }) =>
      send(endpoints.trashImpact, { body: { recordingIDs: [...recordingIDs] } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

function Decide({
  recordingIDs,
  impact,
  onDone,
}: {
  recordingIDs: readonly string[];
  impact: Impact;
  onDone: () => void;
}) {
  const t = useTexts(keepingTexts);
  const { message } = App.useApp();
  const trash = useCommand('trashRecordings', { invalidates: changedByKeeping });
  if (impact.recordings === 0) {
    return (
      <>
        <p>{t('trash.nothing')}</p>
        <LeftOut items={impact.leftOut} />
      </>
    );
  }
  return (
    <>
      <p className={styles['lead']}>{t('trash.lead', { days: impact.days })}</p>
      <Facts
        items={[
          { label: t('trash.recordings'), value: String(impact.recordings) },
          { label: t('trash.bytes'), value: formatBytes(impact.bytes) },
          ...(impact.callsLeftBare > 0
            ? [{ label: t('trash.bare'), value: String(impact.callsLeftBare) }]
            : []),
        ]}
      />
      <LeftOut items={impact.leftOut} />
      <AppForm<{ reason: string }>
        danger
        initialValues={{ reason: '' }}
        submitText={t('verb.trashMany', { count: impact.recordings })}
        onCancel={onDone}
        onSubmit={async ({ reason }) => {
          const { done } = await trash.mutateAsync({
            body: { recordingIDs: [...recordingIDs], reason: reason.trim() },
          });
          void message.success(t('trash.done', { count: done }));
          onDone();
        }}
      >
        <Form.Item
          name="reason"
          label={t('trash.reason')}
          extra={t('trash.reasonHelp')}
          rules={[{ required: true, whitespace: true, message: t('trash.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus rows={2} maxLength={300} />
        </Form.Item>
      </AppForm>
    </>
  );
}
