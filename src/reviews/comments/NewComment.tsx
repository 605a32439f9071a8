import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useUnsavedGuard } from '../../session/useUnsavedGuard';
import { formatDuration } from '../../ui/format/duration';
import { reviewTexts } from '../texts';
import styles from './comments.module.css';
import type { Commenting } from './useCommenting';
import { WordsForm } from './WordsForm';

interface NewCommentProps {
  readonly recordingID: string;
  readonly agentName: string;
  readonly commenting: Commenting;
}

/** The button that begins a comment, and its words; what was begun stays, also where nobody may begin one any more. */
export function NewComment({ recordingID, agentName, commenting: { at, begin, end } }: NewCommentProps) {
  const t = useTexts(reviewTexts);
  const [forAgent, setForAgent] = useState(false);
  const add = useCommand('addComment', { invalidates: ['listComments', 'listAudit'] });
  useUnsavedGuard(at !== null);

  if (at === null) {
    if (!begin) return null;
    return (
      <Button className={styles['begin'] ?? ''} onClick={begin}>
        {t('comments.add')}
      </Button>
    );
  }
  return (
    <WordsForm
      label={t('comments.newAt', { time: formatDuration(at * 1000) })}
      verb={t('comments.save')}
      onCancel={end}
      onSend={async (text) => {
        const body = { positionMs: Math.round(at * 1000), text, forAgent };
        await add.mutateAsync({ params: { recordingID }, body });
        end();
      }}
    >
      <Checkbox checked={forAgent} onChange={({ target }) => setForAgent(target.checked)}>
        {t('comments.forAgent', { name: agentName })}
      </Checkbox>
      {forAgent && <p className={styles['hint']}>{t('comments.forAgentHint', { name: agentName })}</p>}
    </WordsForm>
  );
}
