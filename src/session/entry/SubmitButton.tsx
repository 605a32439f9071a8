import styles from './entry.module.css';

/** Disabled only while sending, and then it says what it waits for. */
export function SubmitButton({ sending, idle, busy }: { sending: boolean; idle: string; busy: string }) {
  return (
    <button type="submit" className={styles['submit']} disabled={sending}>
      {sending ? busy : idle}
    </button>
  );
}
