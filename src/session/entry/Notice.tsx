import type { ReactNode } from 'react';
import { Glyph } from '../../ui/glyphs/Glyph';
import styles from './entry.module.css';

interface NoticeProps {
  readonly title: string;
  readonly next?: string;
  /** What changes every second stands outside the alert, or a reader would speak each second. */
  readonly ticking?: ReactNode;
}

/** What went wrong and the next step, above the fields it is about. Announced when it appears. */
export function Notice({ title, next, ticking }: NoticeProps) {
  return (
    <div className={styles['notice']}>
      <Glyph name="cross" tone="err" />
      <div>
        <div role="alert">
          <p className={styles['noticeTitle']}>{title}</p>
          {next !== undefined && <p>{next}</p>}
        </div>
        {ticking !== undefined && <p>{ticking}</p>}
      </div>
    </div>
  );
}
