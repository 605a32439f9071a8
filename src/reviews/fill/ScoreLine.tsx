import type { FormContent, ReviewAnswers } from '../../../contract/review-forms';
import { scoreOf } from '../../../contract/review-score';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import { reviewTexts } from '../texts';
import { formatScore } from '../words';
import styles from './fill.module.css';

interface ScoreLineProps {
  readonly content: FormContent;
  readonly answers: ReviewAnswers;
}

/** What the answers come to so far. */
export function ScoreLine({ content, answers }: ScoreLineProps) {
  const t = useTexts(reviewTexts);
  const { score, failed, passed, answered, questions } = scoreOf(content, answers);
  return (
    <div className={styles['score']} role="status" aria-label={t('score.title')}>
      <span className={styles['figure']}>{formatScore(score)}</span>
      <span className={styles['scoreWords']}>
        <span>{t('score.answered', { answered, questions })}</span>
        {failed ? (
          <State glyph="triangle" tone="wait">
            {t('score.failed')}
          </State>
        ) : (
          content.passMark !== null && (
            <span>
              {passed === false
                ? t('score.belowMark', { mark: content.passMark })
                : t('score.mark', { mark: content.passMark })}
            </span>
          )
        )}
      </span>
    </div>
  );
}
