import type { ReactNode } from 'react';
import styles from './values.module.css';

/** Two lines in one cell: the name over the number, 14 over 12. */
export function Pair({ first, second }: { first: ReactNode; second?: ReactNode }) {
  return (
    <span className={styles['pair']}>
      <span className={styles['first']}>{first}</span>
      {second !== undefined && <span className={styles['second']}>{second}</span>}
    </span>
  );
}

/** Facts in one line, parted by a drawn dot. */
export function Dotted({ children }: { children: readonly ReactNode[] }) {
  const parts = children.filter(
    (part) => part !== undefined && part !== null && part !== false && part !== '',
  );
  return (
    <span className={styles['dotted']}>
      {parts.map((part, index) => (
        <span key={index}>{part}</span>
      ))}
    </span>
  );
}

/** What is not there. */
export function None() {
  return <span className={styles['none']}>—</span>;
}
