import { Button } from 'antd';
import type { ReactNode } from 'react';
import { classes } from '../classes';
import { Glyph } from '../glyphs/Glyph';
import styles from './warning-bar.module.css';

interface WarningBarProps {
  readonly title: string;
  /** What comes of it, or what the reader can do. */
  readonly children: ReactNode;
  /** Calls are at stake, or soon will be. */
  readonly isGrave?: boolean;
  readonly action?: { readonly word: string; readonly onClick: () => void } | undefined;
}

/** Above every page, under the header: something is wrong with what all of them stand on. */
export function WarningBar({ title, children, isGrave = false, action }: WarningBarProps) {
  return (
    <div className={classes(styles['bar'], isGrave && styles['grave'])} role="status">
      <Glyph name={isGrave ? 'cross' : 'triangle'} tone={isGrave ? 'err' : 'wait'} />
      <strong>{title}</strong>
      <span className={styles['next']}>{children}</span>
      {action && (
        <Button type="link" size="small" onClick={action.onClick}>
          {action.word}
        </Button>
      )}
    </div>
  );
}
