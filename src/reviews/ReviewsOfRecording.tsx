import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { Empty, Loading, ProblemFace } from '../ui/faces/faces';
import { useTellProblem } from '../ui/useTellProblem';
import { Dotted, Pair } from '../ui/values/Pair';
import { AssignDialog } from './assign/AssignDialog';
import styles from './reviews.module.css';
import { reviewTexts } from './texts';
import { formatScore, ReviewState } from './words';

interface ReviewsOfRecordingProps {
  readonly recordingID: string;
  readonly agentID: string;
}

/** The reviews of one recording, and the way to begin one. */
export function ReviewsOfRecording({ recordingID, agentID }: ReviewsOfRecordingProps) {
  const t = useTexts(reviewTexts);
  const me = useMe();
  const reviews = useQuery(query('listReviews', { query: { recordingID, size: 100 } }));
  const mayWrite = can(me, 'review.write') && me.userID !== agentID;
  if (!reviews.data) {
    return reviews.error ? (
      <ProblemFace problem={reviews.error} onRetry={() => void reviews.refetch()} />
    ) : (
      <Loading />
    );
  }
  return (
    <div className={styles['ofRecording']}>
      {mayWrite && <Start recordingID={recordingID} />}
      {reviews.data.items.length === 0 ? (
        <Empty glyph="box" title={t(mayWrite ? 'ofRecording.none' : 'ofRecording.noneForYou')} />
      ) : (
        <ul className={styles['rows']} aria-label={t('list.title')}>
          {reviews.data.items.map((review) => (
            <li key={review.reviewID}>
              <Pair
                first={<Link to={pathTo('review', { reviewID: review.reviewID })}>{review.form.name}</Link>}
                second={
                  <Dotted>
                    {[review.reviewer.name, review.rule && t('byRule', { name: review.rule.name })]}
                  </Dotted>
                }
              />
              <ReviewState review={review} />
              <span>{formatScore(review.score)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Start({ recordingID }: { readonly recordingID: string }) {
  const t = useTexts(reviewTexts);
  const navigate = useNavigate();
  const tell = useTellProblem();
  const forms = useQuery(query('listReviewForms'));
  const [chosen, choose] = useState<string>();
  const [assigning, setAssigning] = useState(false);
  const start = useCommand('startReview', { invalidates: ['listReviews', 'listAudit'] });
  const usable = (forms.data?.items ?? []).filter(({ state }) => state === 'published');
  const formID = chosen ?? usable[0]?.formID;
  if (forms.data && formID === undefined) return <p>{t('ofRecording.noForms')}</p>;

  const begin = async (id: string) => {
    const { reviewID } = await start.mutateAsync({ params: { recordingID }, body: { formID: id } });
    await navigate(pathTo('review', { reviewID }));
  };
  return (
    <div className={styles['start']}>
      <Select
        className={styles['form'] ?? ''}
        aria-label={t('ofRecording.form')}
        loading={forms.isPending}
        value={formID}
        onChange={choose}
        options={usable.map(({ formID: value, name }) => ({ value, label: name }))}
      />
      <Button
        loading={start.isPending}
        disabled={formID === undefined}
        onClick={() => formID !== undefined && void begin(formID).catch(tell)}
      >
        {t('ofRecording.start')}
      </Button>
      <Button onClick={() => setAssigning(true)}>{t('assign.open')}</Button>
      {assigning && <AssignDialog recordingIDs={[recordingID]} onClose={() => setAssigning(false)} />}
    </div>
  );
}
