import type { ReactNode } from 'react';
import { Glyph, type GlyphName, type Tone } from '../glyphs/Glyph';
import styles from './Face.module.css';

interface FaceProps {
  glyph: GlyphName;
  tone?: Tone;
  title: string;
  text?: ReactNode;
  /** What to do next, the likeliest first. */
  actions?: ReactNode;
  /** Read out when it appears: for failures. */
  alert?: boolean;
}

/** What stands where content would: a glyph, what happened, one sentence, what to do next. */
export function Face({ glyph, tone = 'ink2', title, text, actions, alert = false }: FaceProps) {
  return (
    <div className={styles['face']} {...(alert && { role: 'alert' })}>
      <Glyph name={glyph} tone={tone} size={18} />
      <div className={styles['words']}>
        <p className={styles['title']}>{title}</p>
        {text !== undefined && <div className={styles['text']}>{text}</div>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
