import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import styles from './entry.module.css';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly error?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Stands inside the box, at its end. */
  readonly extra?: ReactNode;
}

/** A labelled input with its error below, as plain HTML. */
export function Field({ label, error, inputRef, extra, ...input }: FieldProps) {
  const id = useId();
  const errorID = `${id}-error`;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['box']}>
        <input
          id={id}
          ref={inputRef}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : errorID}
          {...input}
        />
        {extra}
      </div>
      {error !== undefined && (
        <p id={errorID} className={styles['fieldError']}>
          {error}
        </p>
      )}
    </div>
  );
}
