import styles from './charts.module.css';

/** What recharts tells of the place that is pointed at, or reached with the arrow keys. */
export interface Shown {
  readonly active?: boolean;
  readonly activeIndex?: string | number | null | undefined;
}

/** What stands at that place, in words. */
export function TipBox({
  head,
  lines,
}: {
  head: string;
  lines: readonly (readonly [name: string, value: string])[];
}) {
  return (
    <div className={styles['tip']}>
      <strong>{head}</strong>
      {lines.map(([name, value]) => (
        <span key={name}>
          {name} {value}
        </span>
      ))}
    </div>
  );
}
