import type { ReviewDetail } from '../../../contract/reviews';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import { When } from '../../ui/values/When';
import { reviewTexts } from '../texts';
import styles from './fill.module.css';
import { optionsOf, QuestionWords } from './QuestionField';
import { ScoreLine } from './ScoreLine';

/** A review as it was submitted, or as somebody else is writing it. */
export function ReviewReader({ review }: { readonly review: ReviewDetail }) {
  const t = useTexts(reviewTexts);
  const { content, answers, summary } = review;
  return (
    <Card
      title={review.form.name}
      extra={
        review.submittedAt !== null && (
          <span className={styles['meta']}>
            {review.reviewer.name} <When at={review.submittedAt} />
          </span>
        )
      }
    >
      <ScoreLine content={content} answers={answers} />
      {content.sections.map((section) => (
        <section key={section.sectionID} className={styles['section']} aria-label={section.title}>
          <h3>{section.title}</h3>
          {section.questions.map((question) => {
            const answer = answers[question.questionID];
            const chosen = optionsOf(question, t).find(({ value }) => value === answer?.value);
            return (
              <div key={question.questionID} className={styles['question']}>
                <QuestionWords question={question} />
                <p className={styles['given']}>
                  {answer?.na ? t('answer.na') : (chosen?.label ?? t('answer.none'))}
                  {question.kind === 'scale' && chosen && ` / ${question.top}`}
                </p>
                {answer !== undefined && answer.note !== '' && (
                  <p className={styles['noteText']}>{answer.note}</p>
                )}
              </div>
            );
          })}
        </section>
      ))}
      {summary !== '' && (
        <section className={styles['section']} aria-label={t('fill.summary')}>
          <h3>{t('fill.summary')}</h3>
          <p className={styles['noteText']}>{summary}</p>
        </section>
      )}
    </Card>
  );
}
