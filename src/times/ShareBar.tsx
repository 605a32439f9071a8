import { None } from '../ui/values/Pair';
import styles from './times.module.css';

/** A share as a number, with a bar that can be compared down the column. */
export function ShareBar({ share }: { share: number | null }) {
  if (share === null) return <None />;
  const percent = Math.round(share * 100);
  return (
    <span className={styles['share']}>
      <svg className={styles['bar']} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles['track']} width="100" height="6" rx="3" />
        <rect className={styles['filled']} width={percent} height="6" rx="3" />
      </svg>
      <span>{percent}%</span>
    </span>
  );
}
