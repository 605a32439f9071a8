import { Button } from 'antd';
import type { ReactNode } from 'react';
import styles from './selection.module.css';

interface SelectionBarProps {
  /** Its name for readers of screens. */
  readonly label: string;
  /** How many are chosen. */
  readonly chosen: string;
  readonly clear: string;
  readonly onClear: () => void;
  /** What can be done with them. */
  readonly children: ReactNode;
}

/** In place of the filters while rows are selected, on whatever page: how many, and what can be done with them. */
export function SelectionBar({ label, chosen, clear, onClear, children }: SelectionBarProps) {
  return (
    <div className={styles['bar']} role="region" aria-label={label}>
      <strong role="status">{chosen}</strong>
      {children}
      <Button type="text" onClick={onClear}>
        {clear}
      </Button>
    </div>
  );
}
