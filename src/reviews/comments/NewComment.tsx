import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useUnsavedGuard } from '../../session/useUnsavedGuard';
import { formatDuration } from '../../ui/format/duration';
import type { Clock } from '../clock';
import { reviewTexts } from '../texts';
import styles from './comments.module.css';
import { WordsForm } from './WordsForm';

interface NewCommentProps {
  readonly recordingID: string;
  readonly agentName: string;
  /** Left out where nobody may begin a comment; one that was begun before that stays. */
  readonly clock: Clock | undefined;
}

/** A comment belongs to the moment at which somebody began to write it, however long they then write. */
export function NewComment({ recordingID, agentName, clock }: NewCommentProps) {
  const t = useTexts(reviewTexts);
  const [at, setAt] = useState<number | null>(null);
  const [forAgent, setForAgent] = useState(false);
  const add = useCommand('addComment', { invalidates: ['listComments', 'listAudit'] });
  useUnsavedGuard(at !== null);

  if (at === null) {
    if (!clock) return null;
    return (
      <Button className={styles['begin'] ?? ''} onClick={() => setAt(clock.get().time)}>
        {t('comments.add')}
      </Button>
    );
  }
  return (
    <WordsForm
      label={t('comments.newAt', { time: formatDuration(at * 1000) })}
      verb={t('comments.save')}
      onCancel={() => setAt(null)}
      onSend={async (text) => {
        const body = { positionMs: Math.round(at * 1000), text, forAgent };
        await add.mutateAsync({ params: { recordingID }, body });
        setAt(null);
      }}
    >
      <Checkbox checked={forAgent} onChange={({ target }) => setForAgent(target.checked)}>
        {t('comments.forAgent', { name: agentName })}
      </Checkbox>
      {forAgent && <p className={styles['hint']}>{t('comments.forAgentHint', { name: agentName })}</p>}
    </WordsForm>
  );
}
