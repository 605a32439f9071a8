import type { Calibration } from '../../../contract/assigning';
import type { ReviewQuestion } from '../../../contract/review-forms';
import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import { optionsOf } from '../fill/QuestionField';
import { reviewTexts, type ReviewTranslate } from '../texts';
import { formatScore } from '../words';
import styles from './calibration.module.css';

type Scored = Calibration['scores'][number];

/** Question by question what each answered; where they differ, the row says so. */
export function Compared({ calibration: { content, scores } }: { readonly calibration: Calibration }) {
  const t = useTexts(reviewTexts);
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <caption className="visuallyHidden">{t('calibration.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calibration.question')}</th>
            {scores.map(({ reviewID, reviewer }) => (
              <th key={reviewID} scope="col">
                {reviewer.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('score.title')}</th>
            {scores.map(({ reviewID, score }) => (
              <td key={reviewID} className={styles['score']}>
                {formatScore(score)}
              </td>
            ))}
          </tr>
          {content.sections
            .flatMap(({ questions }) => questions)
            .map((question) => (
              <QuestionRow key={question.questionID} question={question} scores={scores} />
            ))}
        </tbody>
      </table>
    </div>
  );
}

function QuestionRow({ question, scores }: { question: ReviewQuestion; scores: readonly Scored[] }) {
  const t = useTexts(reviewTexts);
  const words = scores.map((each) => answerWords(question, each, t));
  const differ = new Set(words).size > 1;
  return (
    <tr>
      <th scope="row">
        {question.text}
        {differ && (
          <span className={styles['differ']}>
            <Glyph name="triangle" tone="wait" /> {t('calibration.differ')}
          </span>
        )}
      </th>
      {scores.map(({ reviewID, answers }, index) => (
        <td key={reviewID}>
          {words[index]}
          <span className={styles['note']}>{answers[question.questionID]?.note}</span>
        </td>
      ))}
    </tr>
  );
}

function answerWords(question: ReviewQuestion, { answers }: Scored, t: ReviewTranslate): string {
  const answer = answers[question.questionID];
  if (answer?.na) return t('answer.na');
  return optionsOf(question, t).find(({ value }) => value === answer?.value)?.label ?? t('answer.none');
}
