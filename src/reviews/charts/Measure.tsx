import styles from './charts.module.css';

/** How much of a whole, drawn beside its number. */
export function Measure({ percent }: { percent: number }) {
  return (
    <svg className={styles['measure']} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="8" fill="var(--line2)" />
      <rect width={Math.min(100, Math.max(0, percent))} height="8" fill="var(--ink3)" />
    </svg>
  );
}

/** To which side of a middle, and how far; both sides reach to `most`. */
export function Lean({ value, most }: { value: number; most: number }) {
  const share = most === 0 ? 0 : Math.min(50, (Math.abs(value) / most) * 50);
  return (
    <svg className={styles['measure']} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="8" fill="var(--line2)" />
      <rect x={value < 0 ? 50 - share : 50} width={share} height="8" fill="var(--ink3)" />
      <rect x="49.5" width="1" height="8" fill="var(--ink)" />
    </svg>
  );
}
