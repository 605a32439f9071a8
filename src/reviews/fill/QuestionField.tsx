import { Button, Checkbox, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReviewAnswer, ReviewQuestion } from '../../../contract/review-forms';
import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import { reviewTexts, type ReviewTranslate } from '../texts';
import styles from './fill.module.css';

interface QuestionFieldProps {
  readonly question: ReviewQuestion;
  readonly answer: ReviewAnswer | undefined;
  /** Submitted without it: it must be answered. */
  readonly missing: boolean;
  readonly onAnswer: (patch: Partial<ReviewAnswer>) => void;
}

/** One question with its answers as buttons, “not applicable” set apart, and a note. */
export function QuestionField({ question, answer, missing, onAnswer }: QuestionFieldProps) {
  const t = useTexts(reviewTexts);
  const id = useId();
  const [noting, setNoting] = useState(false);
  const note = answer?.note ?? '';
  const na = answer?.na === true && question.allowNA;
  return (
    <div
      className={styles['question']}
      role="group"
      aria-labelledby={`${id}-text`}
      aria-describedby={missing ? `${id}-missing` : undefined}
      id={`question-${question.questionID}`}
      tabIndex={-1}
    >
      <QuestionWords id={`${id}-text`} question={question} />
      <div className={styles['answers']}>
        <Radio.Group
          optionType="button"
          aria-labelledby={`${id}-text`}
          options={optionsOf(question, t)}
          value={na ? null : answer?.value}
          onChange={({ target }) => onAnswer({ value: String(target.value), na: false })}
        />
        {question.allowNA && (
          <Checkbox checked={na} onChange={({ target }) => onAnswer({ value: null, na: target.checked })}>
            {t('answer.na')}
          </Checkbox>
        )}
      </div>
      {missing && (
        <p id={`${id}-missing`} className={styles['missing']}>
          {t('answer.missing')}
        </p>
      )}
      {noting || note !== '' ? (
        <Input.TextArea
          rows={2}
          maxLength={2000}
          autoFocus={noting}
          aria-label={t('answer.note', { question: question.text })}
          placeholder={t('answer.noteHint')}
          value={note}
          onChange={({ target }) => onAnswer({ note: target.value })}
        />
      ) : (
        <Button size="small" type="text" className={styles['note'] ?? ''} onClick={() => setNoting(true)}>
          {t('answer.addNote')}
        </Button>
      )}
    </div>
  );
}

/** The question, what it counts, and what helps to answer it. */
export function QuestionWords({ id, question }: { readonly id?: string; readonly question: ReviewQuestion }) {
  const t = useTexts(reviewTexts);
  return (
    <>
      <p id={id} className={styles['text']}>
        {question.text}
      </p>
      <p className={styles['meta']}>
        {question.critical && (
          <span className={styles['critical']}>
            <Glyph name="triangle" tone="wait" /> {t('question.critical')}
          </span>
        )}
        <span>
          {question.weight === 0
            ? t('question.notCounted')
            : t('question.weight', { weight: question.weight })}
        </span>
      </p>
      {question.help !== '' && <p className={styles['help']}>{question.help}</p>}
    </>
  );
}

export function optionsOf(
  question: ReviewQuestion,
  t: ReviewTranslate,
): { readonly value: string; readonly label: string }[] {
  switch (question.kind) {
    case 'yesNo':
      return [
        { value: 'yes', label: t('answer.yes') },
        { value: 'no', label: t('answer.no') },
      ];
    case 'scale':
      return Array.from({ length: question.top }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }));
    case 'choice':
      return question.options.map(({ optionID, label }) => ({ value: optionID, label }));
  }
}
