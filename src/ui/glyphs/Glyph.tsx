import type { ReactNode } from 'react';
import { classes } from '../classes';
import styles from './Glyph.module.css';

/**
 * The forms that states are known by, drawn on 14 × 14. Each is told from the others without colour; a word
 * stands beside it, so the drawing itself is hidden from screen readers.
 */
const drawings = {
  ring: <circle cx="7" cy="7" r="4.25" />,
  half: (
    <>
      <circle cx="7" cy="7" r="5.25" />
      <path className={styles['solid']} d="M7 1.75a5.25 5.25 0 0 0 0 10.5z" />
    </>
  ),
  disc: (
    <>
      <circle cx="7" cy="7" r="5.25" />
      <circle className={styles['solid']} cx="7" cy="7" r="2.75" />
    </>
  ),
  arc: <path className={styles['turning']} strokeWidth="1.75" d="M7 1.9a5.1 5.1 0 1 1-5.1 5.1" />,
  square: <rect className={styles['solid']} x="2.75" y="2.75" width="8.5" height="8.5" rx="1.75" />,
  dashed: <circle cx="7" cy="7" r="5.25" strokeDasharray="2 2.123" strokeWidth="1.75" strokeLinecap="butt" />,
  triangle: (
    <>
      <path d="M7 1.9 12.9 12H1.1z" />
      <path d="M7 5.6v2.9M7 10.1v.4" />
    </>
  ),
  cross: <path strokeWidth="1.75" d="m3.4 3.4 7.2 7.2m0-7.2-7.2 7.2" />,
  check: <path strokeWidth="1.75" d="m2 7.4 3.3 3.3L12 3.9" />,
  rec: <circle className={styles['solid']} cx="7" cy="7" r="4" />,
  up: <path strokeWidth="1.75" d="M7 12V2.6M3.2 6.2 7 2.4l3.8 3.8" />,
  screen: <path d="M1.6 2.75h10.8v7H1.6zM4.2 12.4h5.6" />,
  lock: (
    <>
      <rect className={styles['solid']} x="2.4" y="6" width="9.2" height="6.6" rx="1" />
      <path d="M4.6 6V4.1a2.4 2.4 0 0 1 4.8 0V6" />
    </>
  ),
  bin: <path d="M1.8 3.6h10.4M5 3.4V1.8h4v1.6M3 3.6l.5 8.6h7l.5-8.6" />,
  box: <rect x="2.6" y="2.6" width="8.8" height="8.8" rx="1.6" />,
  pencil: <path d="m2 12 .7-3.2L9.9 1.6l2.5 2.5-7.2 7.2zM8.6 3l2.4 2.4" />,
  speech: <path d="M1.9 2.4h10.2v7H6.7L4 12V9.4H1.9z" />,
  mic: (
    <>
      <rect x="5.1" y="1.4" width="3.8" height="6.8" rx="1.9" />
      <path d="M2.9 6.7a4.1 4.1 0 0 0 8.2 0M7 10.8v1.9" />
    </>
  ),
  micOff: (
    <>
      <path d="M5.1 5.1v1.2a1.9 1.9 0 0 0 3.2 1.4M8.9 6.1V3.3a1.9 1.9 0 0 0-3.6-.8M2.9 6.7a4.1 4.1 0 0 0 6.6 3.2M11.1 6.7c0 .5-.1.9-.2 1.3M7 10.8v1.9" />
      <path d="m1.8 1.8 10.4 10.4" />
    </>
  ),
  screenOff: (
    <>
      <path d="M3.9 2.75h8.5v7h-1.5M7.6 9.75h-6v-7h.3M4.2 12.4h5.6" />
      <path d="m1.8 1.8 10.4 10.4" />
    </>
  ),
  dot: <circle className={styles['solid']} cx="7" cy="7" r="1.75" />,
} as const satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof drawings;

/** The meaning that a state's colour has; `faint` for what is as it should be. */
export type Tone = 'ink' | 'ink2' | 'faint' | 'accent' | 'live' | 'wait' | 'err' | 'rec';

export function Glyph({ name, size = 14, tone }: { name: GlyphName; size?: number; tone?: Tone }) {
  return (
    <svg
      className={classes(styles['glyph'], tone && styles[tone])}
      data-glyph={name}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
