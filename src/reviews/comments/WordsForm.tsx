import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { sentences } from '../../ui/format/sentences';
import { isProblem } from '../../ui/problem';
import { useUi } from '../../ui/UiContext';
import { reviewTexts } from '../texts';
import styles from './comments.module.css';

interface WordsFormProps {
  /** Above the field, and its name. */
  readonly label: string;
  readonly verb: string;
  readonly initial?: string;
  /** The one next thing of its page. */
  readonly primary?: boolean;
  /** A rejection with a problem is shown here; what was typed stays. */
  readonly onSend: (text: string) => Promise<void>;
  readonly onCancel?: () => void;
  readonly children?: ReactNode;
}

/** Some lines of text and a button: comments, answers, messages. */
export function WordsForm(props: WordsFormProps) {
  const { label, verb, initial = '', primary = false, onSend, onCancel, children } = props;
  const t = useTexts(reviewTexts);
  const { explain } = useUi();
  const id = useId();
  const [text, setText] = useState(initial);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  const send = async () => {
    if (text.trim() === '') return setWrong(t('words.needed'));
    setSending(true);
    setWrong(null);
    try {
      await onSend(text);
      setText('');
    } catch (error) {
      if (!isProblem(error)) throw error;
      const { title, next } = explain(error);
      setWrong(sentences(title, next));
    } finally {
      setSending(false);
    }
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={2000}
        autoFocus={onCancel !== undefined}
        value={text}
        status={wrong === null ? '' : 'error'}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={({ target }) => setText(target.value)}
      />
      {wrong !== null && (
        <p id={`${id}-wrong`} role="alert" className={styles['wrong']}>
          {wrong}
        </p>
      )}
      {children}
      <div className={styles['buttons']}>
        <Button type={primary ? 'primary' : 'default'} htmlType="submit" loading={sending}>
          {verb}
        </Button>
        {onCancel && (
          <Button type="text" onClick={onCancel}>
            {t('words.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
