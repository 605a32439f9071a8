import { Button } from 'antd';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useTellProblem } from '../../ui/useTellProblem';
import { recordingTexts } from '../texts';

/** Has the server try again; the state beside it follows by itself. */
export function RetryButton({ recordingID }: { recordingID: string }) {
  const t = useTexts(recordingTexts);
  const tell = useTellProblem();
  const retry = useCommand('retryRecording', { invalidates: ['getRecording', 'listRecordings'] });
  return (
    <Button
      loading={retry.isPending}
      onClick={() => retry.mutateAsync({ params: { recordingID } }).catch(tell)}
    >
      {t('why.retry')}
    </Button>
  );
}
