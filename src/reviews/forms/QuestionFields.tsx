import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReviewQuestion } from '../../../contract/review-forms';
import { useTexts } from '../../i18n/useTexts';
import { reviewTexts } from '../texts';
import styles from './forms.module.css';
import { newOption, ofKind } from './new-parts';

interface QuestionFieldsProps {
  readonly section: number;
  /** Its place in its section. */
  readonly at: number;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | undefined;
}

const kinds = ['yesNo', 'scale', 'choice'] as const satisfies readonly ReviewQuestion['kind'][];

/** One question: what is asked, how it is answered, what it counts. */
export function QuestionFields({ section, at, onRemove, onUp }: QuestionFieldsProps) {
  const t = useTexts(reviewTexts);
  const form = Form.useFormInstance();
  const path = ['content', 'sections', section, 'questions', at];
  const kind = Form.useWatch([...path, 'kind'], { form, preserve: true }) as
    ReviewQuestion['kind'] | undefined;

  const become = (next: ReviewQuestion['kind']) => {
    const before = form.getFieldValue(path) as ReviewQuestion; // what the list holds at this place
    form.setFieldValue(path, ofKind(before, next));
  };
  return (
    <div className={styles['question']} role="group" aria-label={t('editor.question', { number: at + 1 })}>
      <Form.Item name={[at, 'text']} label={t('editor.questionText', { number: at + 1 })}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name={[at, 'help']} label={t('editor.help')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <div className={styles['line']}>
        <Form.Item name={[at, 'kind']} label={t('editor.kind')}>
          <Select
            className={styles['kind'] ?? ''}
            onChange={become}
            options={kinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
          />
        </Form.Item>
        {kind === 'scale' && (
          <Form.Item name={[at, 'top']} label={t('editor.top')}>
            <InputNumber min={2} max={10} precision={0} />
          </Form.Item>
        )}
        <Form.Item name={[at, 'weight']} label={t('editor.weight')}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
        <Form.Item name={[at, 'critical']} valuePropName="checked" label={t('editor.rules')}>
          <Checkbox>{t('editor.critical')}</Checkbox>
        </Form.Item>
        <Form.Item name={[at, 'allowNA']} valuePropName="checked">
          <Checkbox>{t('editor.allowNA')}</Checkbox>
        </Form.Item>
      </div>
      {kind === 'choice' && <Options at={at} />}
      <div className={styles['line']}>
        {onUp && (
          <Button size="small" type="text" onClick={onUp}>
            {t('editor.up')}
          </Button>
        )}
        <Button size="small" type="text" onClick={onRemove}>
          {t('editor.removeQuestion')}
        </Button>
      </div>
    </div>
  );
}

function Options({ at }: { readonly at: number }) {
  const t = useTexts(reviewTexts);
  return (
    <Form.List name={[at, 'options']}>
      {(options, { add, remove }) => (
        <>
          {options.map(({ key, name }) => (
            <div key={key} className={styles['line']}>
              <Form.Item
                name={[name, 'label']}
                label={t('editor.option', { number: name + 1 })}
                className={styles['grow'] ?? ''}
              >
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, 'points']} label={t('editor.points')}>
                <InputNumber min={0} max={100} precision={0} />
              </Form.Item>
              <Button disabled={options.length <= 2} onClick={() => remove(name)}>
                {t('editor.removeOption')}
              </Button>
            </div>
          ))}
          <Button size="small" disabled={options.length >= 10} onClick={() => add(newOption())}>
            {t('editor.addOption')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
