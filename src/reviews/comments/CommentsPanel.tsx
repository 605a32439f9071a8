import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Empty, Loading, ProblemFace } from '../../ui/faces/faces';
import type { Clock } from '../clock';
import { reviewTexts } from '../texts';
import { CommentThread } from './CommentThread';
import styles from './comments.module.css';
import { NewComment } from './NewComment';
import type { Commenting } from './useCommenting';

interface CommentsPanelProps {
  readonly recordingID: string;
  readonly agentName: string;
  /** Left out where nothing can be played: then comments are only read. */
  readonly clock?: Clock | undefined;
  readonly commenting: Commenting;
}

/** What people said at moments of a recording, in the order of its time; a press on a time leads there. */
export function CommentsPanel({ recordingID, agentName, clock, commenting }: CommentsPanelProps) {
  const t = useTexts(reviewTexts);
  const comments = useQuery(query('listComments', { params: { recordingID } }));
  const { data } = comments;
  if (!data) {
    return comments.error ? (
      <ProblemFace problem={comments.error} onRetry={() => void comments.refetch()} />
    ) : (
      <Loading />
    );
  }
  const mayAdd = data.can.includes('add') && clock !== undefined;
  return (
    <div className={styles['panel']}>
      <NewComment recordingID={recordingID} agentName={agentName} commenting={commenting} />
      {data.items.length === 0 ? (
        <Empty glyph="pencil" title={t(mayAdd ? 'comments.none' : 'comments.noneForYou')} />
      ) : (
        <ol className={styles['list']} aria-label={t('comments.title')}>
          {data.items.map((comment) => (
            <li key={comment.commentID}>
              <CommentThread
                recordingID={recordingID}
                comment={comment}
                agentName={agentName}
                clock={clock}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
