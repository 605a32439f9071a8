import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { RecordingDetail } from '../../contract/recordings';
import type { ReviewDetail } from '../../contract/reviews';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { EventsCard } from '../recordings/detail/EventsCard';
import { useMoments } from '../recordings/detail/useMoments';
import { Player } from '../recordings/player/Player';
import { usePlayback } from '../recordings/player/usePlayback';
import { WhyNot } from '../recordings/player/WhyNot';
import { useCommenting } from '../reviews/comments/useCommenting';
import { useMarks } from '../reviews/comments/useMarks';
import { ReviewView } from '../reviews/ReviewView';
import { reviewTexts } from '../reviews/texts';
import { Face } from '../ui/faces/Face';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';

/** A review beside its recording, put together here because it is made of two features. */
export function Component() {
  const t = useTexts(reviewTexts);
  const { reviewID = '' } = useParams();
  const review = useQuery(query('getReview', { params: { reviewID } }));
  const recordingID = review.data?.recording.recordingID ?? '';
  const recording = useQuery({
    ...query('getRecording', { params: { recordingID } }),
    enabled: review.data !== undefined,
  });
  // What may no longer be seen (it was reopened, say) goes from the page as well.
  const isGone = isProblem(review.error, 'review.notFound', 'request.invalid');
  if (review.data && recording.data && !isGone) {
    return <Reviewed key={reviewID} review={review.data} recording={recording.data} />;
  }
  const error = review.error ?? recording.error;
  return (
    <>
      <PageTitle title={t('list.title')} crumbs={[{ label: t('list.title'), to: pathTo('reviews') }]} />
      <Card>
        {isGone ? (
          <Face
            glyph="box"
            title={t('review.notFound')}
            actions={<Link to={pathTo('reviews')}>{t('review.back')}</Link>}
          />
        ) : error ? (
          <ProblemFace problem={error} onRetry={() => void review.refetch()} />
        ) : (
          <Loading />
        )}
      </Card>
    </>
  );
}

function Reviewed({ review, recording }: { review: ReviewDetail; recording: RecordingDetail }) {
  const { moments, shown } = useMoments(recording);
  const playback = usePlayback(recording.recordingID);
  const marks = useMarks(recording.recordingID);
  const playable = recording.can.includes('play');
  const clock = playable ? playback : undefined;
  const commenting = useCommenting(recording.recordingID, clock);
  return (
    <ReviewView
      review={review}
      clock={clock}
      commenting={commenting}
      events={<EventsCard recording={recording} playback={playback} />}
      player={
        playable ? (
          <Player
            recording={recording}
            moments={moments}
            shown={shown}
            playback={playback}
            marks={marks}
            onComment={commenting.begin}
          />
        ) : (
          <WhyNot recording={recording} />
        )
      }
    />
  );
}
