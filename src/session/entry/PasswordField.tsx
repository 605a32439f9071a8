import { useState, type ComponentProps } from 'react';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { Field } from './Field';
import styles from './entry.module.css';

type PasswordFieldProps = Omit<ComponentProps<typeof Field>, 'type' | 'extra'>;

/** A password that its writer may look at. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTexts(baseTexts);
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      extra={
        <button
          type="button"
          className={styles['reveal']}
          aria-label={t(shown ? 'signIn.hidePassword' : 'signIn.showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Eye crossed={shown} />
        </button>
      }
    />
  );
}

function Eye({ crossed }: { crossed: boolean }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" strokeWidth="1.3" />
      <circle cx="8" cy="8" r="2" strokeWidth="1.3" />
      {crossed && <path d="m3 13.5 10-11" strokeWidth="1.3" strokeLinecap="round" />}
    </svg>
  );
}
