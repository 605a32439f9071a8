import type { RecordingDetail } from '../../contract/recordings';
import { useTexts } from '../i18n/useTexts';
import type { Playback } from '../recordings/player/playback';
import type { Beside } from '../recordings/detail/beside';
import { RecordingPage } from '../recordings/RecordingPage';
import { CommentsPanel } from '../reviews/comments/CommentsPanel';
import { useMarks } from '../reviews/comments/useMarks';
import { ReviewsOfRecording } from '../reviews/ReviewsOfRecording';
import { reviewTexts } from '../reviews/texts';

/** A recording with what is said and judged of it, put together here because it is made of two features. */
export function Component() {
  return <RecordingPage useBeside={useBeside} />;
}

function useBeside({ recordingID, agent, can }: RecordingDetail, playback: Playback): Beside {
  const t = useTexts(reviewTexts);
  const marks = useMarks(recordingID);
  const clock = can.includes('play') ? playback : undefined;
  return {
    marks,
    tabs: [
      {
        key: 'comments',
        label: t('comments.title'),
        children: <CommentsPanel recordingID={recordingID} agentName={agent.name} clock={clock} />,
      },
      {
        key: 'reviews',
        label: t('list.title'),
        children: <ReviewsOfRecording recordingID={recordingID} agentID={agent.userID} />,
      },
    ],
  };
}
