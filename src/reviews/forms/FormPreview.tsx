import { Drawer } from 'antd';
import { useState } from 'react';
import type { FormContent, ReviewAnswer, ReviewAnswers } from '../../../contract/review-forms';
import { useTexts } from '../../i18n/useTexts';
import { QuestionField } from '../fill/QuestionField';
import { ScoreLine } from '../fill/ScoreLine';
import fill from '../fill/fill.module.css';
import { reviewTexts } from '../texts';

interface FormPreviewProps {
  readonly content: FormContent;
  readonly onClose: () => void;
}

/** The form as reviewers will see it. It can be answered and scores; nothing of that is kept. */
export function FormPreview({ content, onClose }: FormPreviewProps) {
  const t = useTexts(reviewTexts);
  const [answers, setAnswers] = useState<ReviewAnswers>({});
  const answer = (questionID: string, patch: Partial<ReviewAnswer>) =>
    setAnswers((before) => ({
      ...before,
      [questionID]: { ...{ value: null, na: false, note: '' }, ...before[questionID], ...patch },
    }));
  return (
    <Drawer open size={560} title={t('editor.previewTitle')} onClose={onClose}>
      <ScoreLine content={content} answers={answers} />
      {content.intro !== '' && <p className={fill['intro']}>{content.intro}</p>}
      {content.sections.map((section) => (
        <section key={section.sectionID} className={fill['section']} aria-label={section.title}>
          <h3>{section.title}</h3>
          {section.questions.map((question) => (
            <QuestionField
              key={question.questionID}
              question={question}
              answer={answers[question.questionID]}
              missing={false}
              onAnswer={(patch) => answer(question.questionID, patch)}
            />
          ))}
        </section>
      ))}
    </Drawer>
  );
}
