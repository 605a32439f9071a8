import { App, Button } from 'antd';
import type { Recording } from '../../../contract/recordings';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useTellProblem } from '../../ui/useTellProblem';
import { recordingTexts } from '../texts';

/** Asks the agent for a file that is on their PC alone. */
export function AskButton({ recording: { recordingID, agent } }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const ask = useCommand('askForRecording', { invalidates: ['getRecording', 'listRecordings'] });
  return (
    <Button
      loading={ask.isPending}
      onClick={() =>
        ask
          .mutateAsync({ params: { recordingID } })
          .then(() => void message.success(t('why.askedNow', { name: agent.name })), tell)
      }
    >
      {t('why.ask')}
    </Button>
  );
}
