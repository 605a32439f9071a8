import { useId, useMemo } from 'react';
import styles from './player.module.css';
import { barsOf, scaleOf, type Waveform } from './wave';

const BARS = 240;
const WIDTH = 1000;
const MIDDLE = 50;
/** What is silent still shows that the line goes on there. */
const LEAST = 1.5;

/**
 * How loud it is along the line: the first channel above the axis and the second below it, or one on both sides. What was
 * played is in the accent.
 */
export function Wave({ wave, share }: { wave: Waveform; share: number }) {
  const id = useId();
  const [above, below] = useMemo(() => pathsOf(wave), [wave]);
  return (
    <svg
      className={styles['wave']}
      viewBox={`0 0 ${WIDTH} ${2 * MIDDLE}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <clipPath id={id}>
        <rect width={share * WIDTH} height={2 * MIDDLE} />
      </clipPath>
      <path className={styles['waveAbove']} d={above} />
      <path className={styles['waveBelow']} d={below} />
      <g clipPath={`url(#${id})`} className={styles['wavePlayed']}>
        <path className={styles['waveAbove']} d={above} />
        <path className={styles['waveBelow']} d={below} />
      </g>
    </svg>
  );
}

function pathsOf(wave: Waveform): readonly [above: string, below: string] {
  const [first = [], second = first] = wave.channels;
  const scale = scaleOf(wave);
  return [pathOf(barsOf(first, BARS, scale), -1), pathOf(barsOf(second, BARS, scale), 1)];
}

function pathOf(bars: readonly number[], direction: -1 | 1): string {
  const step = WIDTH / bars.length;
  return bars
    .map((height, at) => {
      const x = ((at + 0.5) * step).toFixed(1);
      const y = (MIDDLE + direction * Math.max(LEAST, height * (MIDDLE - 2))).toFixed(1);
      return `M${x} ${MIDDLE}V${y}`;
    })
    .join('');
}
