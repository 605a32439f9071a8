import { Button, Form, Input } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { reviewTexts } from '../texts';
import styles from './forms.module.css';
import { newQuestion } from './new-parts';
import { QuestionFields } from './QuestionFields';

interface SectionFieldsProps {
  /** Its place among the sections. */
  readonly at: number;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | undefined;
}

/** A section of a form with its questions. */
export function SectionFields({ at, onRemove, onUp }: SectionFieldsProps) {
  const t = useTexts(reviewTexts);
  return (
    <fieldset className={styles['section']}>
      <legend className="visuallyHidden">{t('editor.section', { number: at + 1 })}</legend>
      <div className={styles['line']}>
        <Form.Item name={[at, 'title']} label={t('editor.sectionTitle')} className={styles['grow'] ?? ''}>
          <Input maxLength={100} />
        </Form.Item>
        {onUp && <Button onClick={onUp}>{t('editor.up')}</Button>}
        <Button onClick={onRemove}>{t('editor.removeSection')}</Button>
      </div>
      <Form.List name={[at, 'questions']}>
        {(questions, { add, remove, move }, { errors }) => (
          <>
            {questions.map(({ key, name }) => (
              <QuestionFields
                key={key}
                section={at}
                at={name}
                onRemove={() => remove(name)}
                onUp={name > 0 ? () => move(name, name - 1) : undefined}
              />
            ))}
            <Form.ErrorList errors={errors} />
            <Button onClick={() => add(newQuestion())}>{t('editor.addQuestion')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
