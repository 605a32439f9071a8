import styles from './charts.module.css';
import { Mark } from './Mark';
import { looks, type Series } from './series';

/** Which line is whose: by its dashes and its marks as well as by its colour. */
export function Legend({ series }: { series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <ul className={styles['legend']}>
      {series.map(({ key, name }, at) => {
        const { stroke, dashes, shape } = looks[at % looks.length] ?? looks[0];
        return (
          <li key={key}>
            <svg width="36" height="14" aria-hidden="true">
              <line x1="0" x2="36" y1="7" y2="7" stroke={stroke} strokeWidth={2} strokeDasharray={dashes} />
              <Mark shape={shape} stroke={stroke} cx={18} cy={7} />
            </svg>
            {name}
          </li>
        );
      })}
    </ul>
  );
}
