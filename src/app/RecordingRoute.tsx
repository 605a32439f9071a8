import type { RecordingDetail } from '../../contract/recordings';
import { useTexts } from '../i18n/useTexts';
import type { Playback } from '../recordings/player/playback';
import type { Beside } from '../recordings/detail/beside';
import { RecordingPage } from '../recordings/RecordingPage';
import { CommentsPanel } from '../reviews/comments/CommentsPanel';
import { useCommenting } from '../reviews/comments/useCommenting';
import { useMarks } from '../reviews/comments/useMarks';
import { ReviewsOfRecording } from '../reviews/ReviewsOfRecording';
import { reviewTexts } from '../reviews/texts';
import { can, useMe } from '../session/me';
import { Card } from '../ui/page/Card';

/** A recording with what is said and judged of it, put together here because it is made of two features. */
export function Component() {
  return <RecordingPage useBeside={useBeside} />;
}

function useBeside({ recordingID, agent, can: rights }: RecordingDetail, playback: Playback): Beside {
  const t = useTexts(reviewTexts);
  const me = useMe();
  const marks = useMarks(recordingID);
  const clock = rights.includes('play') ? playback : undefined;
  const commenting = useCommenting(recordingID, clock);
  return {
    marks,
    onComment: commenting.begin,
    under: can(me, 'review.list') && (
      <Card title={t('comments.title')} flush>
        <CommentsPanel
          recordingID={recordingID}
          agentName={agent.name}
          clock={clock}
          commenting={commenting}
        />
      </Card>
    ),
    tabs: [
      {
        key: 'reviews',
        label: t('list.title'),
        children: <ReviewsOfRecording recordingID={recordingID} agentID={agent.userID} />,
      },
    ],
  };
}
