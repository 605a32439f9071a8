import { useEffect, useRef, useState } from 'react';
import { changePassword } from '../../contract/people';
import { send } from '../api/client';
import { isProblem, type ApiProblem } from '../api/problem';
import { useExplain } from '../api/problem-text';
import { baseTexts } from '../i18n/texts';
import { useTexts } from '../i18n/useTexts';
import { Glyph } from '../ui/glyphs/Glyph';
import { Notice } from './entry/Notice';
import { PasswordField } from './entry/PasswordField';
import { SubmitButton } from './entry/SubmitButton';
import styles from './entry/entry.module.css';
import { checkPasswords, MIN_LENGTH, type PasswordErrors } from './password-rules';

interface ChangePasswordFormProps {
  readonly userID: string;
  readonly onChanged: () => void;
}

/** Current and new password; the rules stand there before anything is refused. */
export function ChangePasswordForm({ userID, onChanged }: ChangePasswordFormProps) {
  const t = useTexts(baseTexts);
  const explain = useExplain();
  const [typed, setTyped] = useState({ current: '', next: '', repeat: '' });
  const [errors, setErrors] = useState<PasswordErrors>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const currentField = useRef<HTMLInputElement>(null);
  const nextField = useRef<HTMLInputElement>(null);
  useEffect(() => currentField.current?.focus(), []);

  const submit = async () => {
    const found = checkPasswords(typed);
    setErrors(found);
    setProblem(null);
    if (found.current) return currentField.current?.focus();
    if (found.next ?? found.repeat) return nextField.current?.focus();
    setSending(true);
    try {
      await send(changePassword, { body: { current: typed.current, next: typed.next } });
      return onChanged();
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
      (error.code === 'password.wrong' ? currentField : nextField).current?.focus();
    } finally {
      setSending(false);
    }
  };

  const wrong = problem?.code === 'password.wrong' ? explain(problem).title : undefined;
  const weak =
    problem?.code === 'password.weak'
      ? `${explain(problem).title}. ${explain(problem).next}`
      : problem?.fields['next'] !== undefined
        ? explain(problem).fields['next']
        : undefined;
  const elsewhere = problem !== null && wrong === undefined && weak === undefined ? explain(problem) : null;
  const fill = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    maxLength: 200,
  });

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {elsewhere && <Notice title={elsewhere.title} next={elsewhere.next} />}
      {/* Tells a password manager whose password this is. */}
      <input type="text" autoComplete="username" value={userID} readOnly hidden />
      <PasswordField
        label={t('password.current')}
        autoComplete="current-password"
        inputRef={currentField}
        error={wrong ?? (errors.current && t(errors.current))}
        {...fill('current')}
      />
      <PasswordField
        label={t('password.new')}
        autoComplete="new-password"
        inputRef={nextField}
        error={weak ?? (errors.next && t(errors.next, { min: MIN_LENGTH }))}
        aria-describedby="password-rules"
        {...fill('next')}
      />
      <ul id="password-rules" className={styles['rules']} aria-label={t('password.rules')}>
        <Rule met={typed.next.length >= MIN_LENGTH}>{t('password.ruleLength', { min: MIN_LENGTH })}</Rule>
        <Rule met={typed.next !== '' && typed.next !== typed.current}>{t('password.ruleNew')}</Rule>
        <Rule met={false}>{t('password.ruleGuess')}</Rule>
      </ul>
      <PasswordField
        label={t('password.repeat')}
        autoComplete="new-password"
        error={errors.repeat && t(errors.repeat)}
        {...fill('repeat')}
      />
      <SubmitButton sending={sending} idle={t('password.submit')} busy={t('password.submitting')} />
    </form>
  );
}

/** `met` where this page can tell; whether a password is easy to guess, only RoomService judges. */
function Rule({ met, children }: { met: boolean; children: string }) {
  return (
    <li>
      <Glyph name={met ? 'check' : 'dot'} tone={met ? 'live' : 'faint'} />
      {children}
    </li>
  );
}
