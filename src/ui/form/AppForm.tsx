import { Button, Form, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { isProblem, type Explanation, type Problem } from '../problem';
import { uiTexts } from '../texts';
import { useUi } from '../UiContext';
import { FormFailure } from './FormFailure';
import styles from './form.module.css';

interface AppFormProps<Values extends object> {
  /** Sends; a rejection with a `Problem` is shown here, on its fields where it names them. */
  onSubmit: (values: Values) => Promise<void>;
  submitText: string;
  initialValues?: Partial<Values>;
  form?: FormInstance<Values>;
  onCancel?: () => void;
  /** Submitting destroys something. */
  danger?: boolean;
  /** Told when something was typed and not yet saved, for leaving guards. */
  onDirty?: (dirty: boolean) => void;
  /** Beside the buttons. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A form whose input survives a failed save. Its children are antd's `Form.Item`s, named as the fields. */
export function AppForm<Values extends object>(props: AppFormProps<Values>) {
  const { onSubmit, submitText, initialValues, onCancel, danger = false, onDirty, foot, children } = props;
  const t = useTexts(uiTexts);
  const { explain } = useUi();
  const [ownForm] = Form.useForm<Values>();
  const form = props.form ?? ownForm;
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (values: Values) => {
    if (sending) return;
    setSending(true);
    setProblem(null);
    try {
      await onSubmit(values);
      onDirty?.(false);
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
      showOnFields(form, error, explain(error));
    } finally {
      setSending(false);
    }
  };

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger={['onBlur', 'onSubmit']}
      scrollToFirstError={{ focus: true }}
      {...(initialValues && { initialValues })}
      onValuesChange={() => onDirty?.(true)}
      onFinish={(values) => void submit(values)}
    >
      {problem && <FormFailure problem={problem} />}
      {children}
      <div className={styles['foot']}>
        {foot}
        {onCancel && <Button onClick={onCancel}>{t('confirm.cancel')}</Button>}
        <Button type="primary" htmlType="submit" danger={danger} loading={sending}>
          {submitText}
        </Button>
      </div>
    </Form>
  );
}

/** Lines of a list are counted with numbers. */
function stepOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

/** Puts what the server says about single fields on those fields and goes to the first. */
export function showOnFields<Values extends object>(
  form: FormInstance<Values>,
  problem: Problem,
  explanation: Explanation,
): void {
  const sentences = explanation.fields ?? problem.fields ?? {};
  // Fields come over the wire as dotted paths; antd names a field inside another by its path as an array.
  const fields = Object.entries(sentences).map(([path, sentence]) => ({
    name: path.split('.').map(stepOf),
    sentence,
  }));
  const [first] = fields;
  if (first === undefined) return;
  // A name that the form does not have is ignored by it.
  type FieldData = Parameters<typeof form.setFields>[0][number];
  form.setFields(fields.map(({ name, sentence }) => ({ name, errors: [sentence] }) as FieldData));
  form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], { focus: true });
}
