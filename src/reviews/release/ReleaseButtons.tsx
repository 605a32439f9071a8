import { Button } from 'antd';
import { useState } from 'react';
import type { ReviewDetail } from '../../../contract/reviews';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useTellProblem } from '../../ui/useTellProblem';
import { reviewTexts } from '../texts';
import { changedByRelease } from './changed';
import { ReleaseLater } from './ReleaseLater';

/** A submitted review is shown to its agent: now, at a time, or not at that time after all. */
export function ReleaseButtons({ review }: { readonly review: ReviewDetail }) {
  const t = useTexts(reviewTexts);
  const tell = useTellProblem();
  const [asking, setAsking] = useState(false);
  const release = useCommand('releaseReview', { invalidates: changedByRelease });
  const schedule = useCommand('scheduleRelease', { invalidates: changedByRelease });
  const params = { reviewID: review.reviewID };
  const isScheduled = review.releaseAt !== null;
  return (
    <>
      {isScheduled && (
        <Button
          loading={schedule.isPending}
          onClick={() => void schedule.mutateAsync({ params, body: { releaseAt: null } }).catch(tell)}
        >
          {t('release.withdraw')}
        </Button>
      )}
      <Button onClick={() => setAsking(true)}>{t(isScheduled ? 'release.change' : 'release.open')}</Button>
      <Button
        type="primary"
        loading={release.isPending}
        onClick={() => void release.mutateAsync({ params }).catch(tell)}
      >
        {isScheduled ? t('release.atOnce') : t('review.release', { name: review.agent.name })}
      </Button>
      {asking && <ReleaseLater review={review} onClose={() => setAsking(false)} />}
    </>
  );
}
