import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ReviewDetail } from '../../contract/reviews';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { SideBySide, Stack } from '../ui/page/Stack';
import { Dotted } from '../ui/values/Pair';
import { RoomNumber } from '../ui/values/RoomNumber';
import type { Clock } from './clock';
import { CommentsPanel } from './comments/CommentsPanel';
import type { Commenting } from './comments/useCommenting';
import { ReopenButton } from './fill/ReopenButton';
import { ReviewFiller } from './fill/ReviewFiller';
import { ReviewReader } from './fill/ReviewReader';
import { Talk } from './fill/Talk';
import { ReleaseButtons } from './release/ReleaseButtons';
import { ReleasedOn } from './release/ReleasedOn';
import { MoveButtons } from './reassign/MoveButtons';
import styles from './reviews.module.css';
import { reviewTexts } from './texts';
import { ReviewState } from './words';

interface ReviewViewProps {
  readonly review: ReviewDetail;
  /** What is judged. */
  readonly player: ReactNode;
  /** What happened in its room. */
  readonly events: ReactNode;
  /** Left out where it cannot be played. */
  readonly clock: Clock | undefined;
  readonly commenting: Commenting;
}

/** A review beside the recording that it is about. */
export function ReviewView({ review, player, events, clock, commenting }: ReviewViewProps) {
  const t = useTexts(reviewTexts);
  const navigate = useNavigate();
  const { recording, agent, can } = review;
  const isMine = can.includes('fill');
  return (
    <>
      <PageTitle
        title={recording.room.name}
        crumbs={[
          { label: t('list.title'), to: pathTo('reviews') },
          { label: <RoomNumber id={recording.room.roomID} /> },
        ]}
        state={<ReviewState review={review} tint />}
        live={
          <Dotted>
            {[
              t('review.of', { agent: agent.name, reviewer: review.reviewer.name }),
              !isMine && review.begunBy && t('begun.by', { name: review.begunBy.name }),
              review.rule && t('byRule', { name: review.rule.name }),
              ...(review.releaseAt === null ? [] : [<ReleasedOn key="on" at={review.releaseAt} />]),
            ]}
          </Dotted>
        }
        actions={
          <>
            {review.calibrationID !== null && !isMine && (
              <Link to={pathTo('calibration', { calibrationID: review.calibrationID })}>
                {t('calibration.compare')}
              </Link>
            )}
            {can.includes('reassign') && (
              <MoveButtons
                reviewIDs={[review.reviewID]}
                onDone={(kind) => kind === 'withdraw' && void navigate(pathTo('reviews'))}
              />
            )}
            {can.includes('reopen') && <ReopenButton reviewID={review.reviewID} />}
            {can.includes('release') && <ReleaseButtons review={review} />}
          </>
        }
      />
      <div className={styles['columns']}>
        <Stack>
          <Card flush>{player}</Card>
          <SideBySide>
            {events}
            <Card title={t('comments.title')} flush>
              <CommentsPanel
                recordingID={recording.recordingID}
                agentName={agent.name}
                clock={clock}
                commenting={commenting}
              />
            </Card>
          </SideBySide>
        </Stack>
        <Stack>
          {isMine ? (
            <ReviewFiller key={review.reviewID} review={review} />
          ) : (
            <>
              <ReviewReader review={review} />
              <Talk review={review} />
            </>
          )}
        </Stack>
      </div>
    </>
  );
}
