import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Comment, CommentReply } from '../../../contract/comments';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { Person } from '../../ui/values/Person';
import { When } from '../../ui/values/When';
import { reviewTexts } from '../texts';
import styles from './comments.module.css';
import { WordsForm } from './WordsForm';

interface SaidProps {
  readonly recordingID: string;
  readonly said: Comment | CommentReply;
  /** What else may be done, before what only its author may. */
  readonly verbs?: ReactNode;
}

/** Who said what and when; whoever said it may say it otherwise, or take it back. */
export function Said({ recordingID, said, verbs }: SaidProps) {
  const t = useTexts(reviewTexts);
  const me = useMe();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const [editing, setEditing] = useState(false);
  const params = { recordingID, commentID: said.commentID };
  const update = useCommand('updateComment', { invalidates: ['listComments', 'listAudit'] });
  const remove = useCommand('deleteComment', { invalidates: ['listComments', 'listAudit'] });
  const may: readonly string[] = said.can;

  const takeBack = async () => {
    const sure = await confirm({
      title: t('comments.deleteTitle'),
      verb: t('comments.delete'),
      danger: true,
    });
    if (sure) await remove.mutateAsync({ params });
  };
  if (editing) {
    return (
      <WordsForm
        label={t('comments.edit')}
        verb={t('comments.save')}
        initial={said.text}
        onCancel={() => setEditing(false)}
        onSend={async (text) => {
          await update.mutateAsync({ params, body: { text } });
          setEditing(false);
        }}
      />
    );
  }
  return (
    <div>
      <p className={styles['by']}>
        <Person name={said.author.name} me={said.author.userID === me.userID} />
        <When at={said.createdAt} />
        {said.editedAt !== null && <span>{t('comments.edited')}</span>}
      </p>
      <p className={styles['words']}>{said.deleted ? t('comments.deleted') : said.text}</p>
      {(verbs || may.includes('edit')) && (
        <div className={styles['buttons']}>
          {verbs}
          {may.includes('edit') && (
            <>
              <Button size="small" type="text" onClick={() => setEditing(true)}>
                {t('comments.edit')}
              </Button>
              <Button size="small" type="text" onClick={() => void takeBack().catch(tell)}>
                {t('comments.delete')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
