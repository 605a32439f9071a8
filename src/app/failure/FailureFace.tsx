import type { ReactNode } from 'react';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { Glyph, type GlyphName, type Tone } from '../../ui/glyphs/Glyph';
import styles from './failure.module.css';

interface FailureFaceProps {
  readonly glyph: GlyphName;
  readonly tone?: Tone;
  readonly title: string;
  readonly text: string;
  readonly details?: string;
  readonly children: ReactNode;
}

/** A page that cannot be shown: what happened, the next step, the ways on. */
export function FailureFace({ glyph, tone, title, text, details, children }: FailureFaceProps) {
  const t = useTexts(baseTexts);
  return (
    <div className={styles['face']}>
      <title>{`${title} - ${t('product.name')}`}</title>
      <Glyph name={glyph} tone={tone ?? (glyph === 'cross' ? 'err' : 'faint')} size={20} />
      <div>
        <h1 className={styles['title']}>{title}</h1>
        <p className={styles['text']}>{text}</p>
        {details !== undefined && <p className={styles['details']}>{details}</p>}
        <div className={styles['actions']}>{children}</div>
      </div>
    </div>
  );
}
