import { Button } from 'antd';
import { useState } from 'react';
import type { Comment } from '../../../contract/comments';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import { useTellProblem } from '../../ui/useTellProblem';
import type { Clock } from '../clock';
import { reviewTexts } from '../texts';
import styles from './comments.module.css';
import { MomentButton } from './MomentButton';
import { Said } from './Said';
import { WordsForm } from './WordsForm';

interface CommentThreadProps {
  readonly recordingID: string;
  readonly comment: Comment;
  readonly agentName: string;
  readonly clock: Clock | undefined;
}

const changed = ['listComments', 'listReviews', 'getReview', 'listAudit'] as const;

/** A comment with the answers to it. */
export function CommentThread({ recordingID, comment, agentName, clock }: CommentThreadProps) {
  const t = useTexts(reviewTexts);
  const tell = useTellProblem();
  const [answering, setAnswering] = useState(false);
  const params = { recordingID, commentID: comment.commentID };
  const reply = useCommand('replyToComment', { invalidates: changed });
  const resolve = useCommand('resolveComment', { invalidates: changed });
  const resolved = comment.resolved !== null;
  const hasReplies = comment.replies.length > 0;
  const verbs = (
    <>
      <Button size="small" type="text" onClick={() => setAnswering(true)}>
        {t('comments.reply')}
      </Button>
      {comment.can.includes('resolve') && (
        <Button
          size="small"
          type="text"
          loading={resolve.isPending}
          onClick={() => void resolve.mutateAsync({ params, body: { resolved: !resolved } }).catch(tell)}
        >
          {t(resolved ? 'comments.reopen' : 'comments.resolve')}
        </Button>
      )}
    </>
  );
  return (
    <article className={styles['thread']}>
      <header className={styles['head']}>
        <MomentButton recordingID={recordingID} seconds={comment.positionMs / 1000} clock={clock} />
        {comment.forAgent && (
          <State glyph="screen" tone="ink2">
            {t('comments.seenBy', { name: agentName })}
          </State>
        )}
        {resolved && (
          <State glyph="check" tone="faint">
            {t('comments.resolved')}
          </State>
        )}
      </header>
      <Said recordingID={recordingID} said={comment} verbs={!hasReplies && !answering && verbs} />
      {hasReplies && (
        <ol className={styles['replies']} aria-label={t('comments.replies')}>
          {comment.replies.map((each) => (
            <li key={each.commentID}>
              <Said recordingID={recordingID} said={each} />
            </li>
          ))}
        </ol>
      )}
      {answering ? (
        <WordsForm
          label={t('comments.reply')}
          verb={t('comments.replyVerb')}
          onCancel={() => setAnswering(false)}
          onSend={async (text) => {
            await reply.mutateAsync({ params, body: { text } });
            setAnswering(false);
          }}
        />
      ) : (
        hasReplies && <div className={styles['buttons']}>{verbs}</div>
      )}
    </article>
  );
}
