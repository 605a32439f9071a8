import { useEffect, useRef, useState } from 'react';
import type { Me } from '../../contract/people';
import { whenIdle } from '../config/when-idle';
import { baseTexts } from '../i18n/texts';
import { useTexts } from '../i18n/useTexts';
import { Field } from './entry/Field';
import { PasswordField } from './entry/PasswordField';
import { SubmitButton } from './entry/SubmitButton';
import styles from './entry/entry.module.css';
import type { Refusal } from './exchange';
import { RefusalNotice } from './RefusalNotice';

interface SignInFormProps {
  /** Whose password is asked again; then the userID is shown and cannot be changed. */
  readonly userID?: string;
  readonly onSignedIn: (me: Me) => void;
  /** The person begins to type a password: what comes after signing in may be fetched now. */
  readonly onTyping?: () => void;
}

interface Missing {
  readonly userID: boolean;
  readonly password: boolean;
}

const loadExchange = () => import('./exchange');

/** UserID and password. What was typed stays through every failure. */
export function SignInForm({ userID: fixed, onSignedIn, onTyping }: SignInFormProps) {
  const t = useTexts(baseTexts);
  const [typedID, setUserID] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<Missing>({ userID: false, password: false });
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const userField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const userID = fixed ?? typedID;

  useEffect(prefetchWhenIdle, []);
  useEffect(() => {
    (fixed === undefined ? userField : passwordField).current?.focus();
  }, [fixed]);

  const submit = async () => {
    const nothing = { userID: userID.trim() === '', password: password === '' };
    setMissing(nothing);
    if (nothing.userID) return userField.current?.focus();
    if (nothing.password) return passwordField.current?.focus();
    setSending(true);
    setRefusal(null);
    try {
      const { exchange } = await loadExchange();
      const outcome = await exchange(userID.trim(), password);
      if ('me' in outcome) return onSignedIn(outcome.me);
      setRefusal(outcome.refusal);
    } catch {
      // Not even the code for the request could be fetched: whoever serves the console is away.
      setRefusal({ title: t('signIn.unreachable'), next: t('signIn.unreachableNext'), waitUntil: null });
    }
    setSending(false);
    passwordField.current?.select();
  };

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      <Field
        label={t('signIn.user')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={100}
        inputRef={userField}
        value={userID}
        readOnly={fixed !== undefined}
        // A dialog focuses the first field that Tab reaches: the one to be filled.
        tabIndex={fixed === undefined ? 0 : -1}
        error={missing.userID ? t('signIn.userMissing') : undefined}
        onChange={(event) => setUserID(event.target.value)}
      />
      <PasswordField
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        maxLength={200}
        inputRef={passwordField}
        value={password}
        error={missing.password ? t('signIn.passwordMissing') : undefined}
        onChange={(event) => {
          setPassword(event.target.value);
          onTyping?.();
        }}
      />
      <SubmitButton sending={sending} idle={t('signIn.submit')} busy={t('signIn.submitting')} />
    </form>
  );
}

/** The request's code is fetched once the page stands, before anybody has typed. */
function prefetchWhenIdle(): () => void {
  // A failure now is no news: the attempt to sign in will tell.
  return whenIdle(() => void loadExchange().catch(() => undefined));
}
