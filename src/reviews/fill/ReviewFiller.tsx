import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { isAnswered } from '../../../contract/review-score';
import type { ReviewDetail } from '../../../contract/reviews';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useUnsavedGuard } from '../../session/useUnsavedGuard';
import { Card } from '../../ui/page/Card';
import { useTellProblem } from '../../ui/useTellProblem';
import { isToCome, ReleaseChoice, type Release } from '../release/ReleaseChoice';
import { reviewTexts } from '../texts';
import { BegunBy } from './BegunBy';
import { Keeping } from './Keeping';
import styles from './fill.module.css';
import { QuestionField } from './QuestionField';
import { ScoreLine } from './ScoreLine';
import { useDraft } from './useDraft';

/** A review while its reviewer fills it: kept as it is written, scored as it is answered. */
export function ReviewFiller({ review }: { readonly review: ReviewDetail }) {
  const t = useTexts(reviewTexts);
  const id = useId();
  const { message } = App.useApp();
  const tell = useTellProblem();
  const [tried, setTried] = useState(false);
  const isCalibration = review.calibrationID !== null;
  const [release, setRelease] = useState<Release>({ when: isCalibration ? 'held' : 'now', at: null });
  const needsTime = release.when === 'later' && !isToCome(release.at);
  const submit = useCommand('submitReview', {
    invalidates: ['listReviews', 'getReview', 'listComments', 'listAudit'],
  });
  const draft = useDraft(review, submit.isPending);
  useUnsavedGuard(draft.keeping !== 'kept');

  const { sections, intro } = review.content;
  const open = sections
    .flatMap(({ questions }) => questions)
    .filter((each) => !isAnswered(each, draft.answers[each.questionID]));

  const send = async () => {
    setTried(true);
    const [first] = open;
    if (first) {
      document.getElementById(`question-${first.questionID}`)?.focus();
      return;
    }
    if (needsTime) {
      document.getElementById(`${id}-release`)?.focus();
      return;
    }
    await submit.mutateAsync({
      params: { reviewID: review.reviewID },
      body: {
        ...{ revision: draft.revision(), answers: draft.answers, summary: draft.summary },
        release: release.when === 'now',
        releaseAt: release.when === 'later' ? (release.at?.toISOString() ?? null) : null,
      },
    });
    void message.success(t(release.when === 'now' ? 'fill.released' : 'fill.submitted'));
  };

  return (
    <Card title={review.form.name} extra={<Keeping draft={draft} />}>
      <ScoreLine content={review.content} answers={draft.answers} />
      {review.begunBy && <BegunBy name={review.begunBy.name} onAfresh={draft.clear} />}
      {intro !== '' && <p className={styles['intro']}>{intro}</p>}
      {sections.map((section) => (
        <section key={section.sectionID} className={styles['section']} aria-label={section.title}>
          <h3>{section.title}</h3>
          {section.questions.map((question) => (
            <QuestionField
              key={question.questionID}
              question={question}
              answer={draft.answers[question.questionID]}
              missing={tried && open.includes(question)}
              onAnswer={(patch) => draft.answer(question.questionID, patch)}
            />
          ))}
        </section>
      ))}
      <div className={styles['section']}>
        <label htmlFor={`${id}-summary`}>{t('fill.summary')}</label>
        <Input.TextArea
          id={`${id}-summary`}
          rows={4}
          maxLength={4000}
          value={draft.summary}
          onChange={({ target }) => draft.setSummary(target.value)}
        />
      </div>
      <div className={styles['foot']}>
        {!isCalibration && (
          <ReleaseChoice
            id={`${id}-release`}
            agentName={review.agent.name}
            value={release}
            onChange={setRelease}
            missing={tried && needsTime}
          />
        )}
        {tried && open.length > 0 && (
          <p role="alert" className={styles['missing']}>
            {t('fill.open', { count: open.length })}
          </p>
        )}
        <Button
          type="primary"
          loading={submit.isPending}
          disabled={draft.keeping === 'conflict' || draft.isSaving}
          onClick={() => void send().catch(tell)}
        >
          {t('fill.submit')}
        </Button>
      </div>
    </Card>
  );
}
