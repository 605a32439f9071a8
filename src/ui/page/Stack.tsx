import type { ReactNode } from 'react';
import styles from './page.module.css';

/** Cards one under another. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>;
}

/** Cards beside one another as long as there is room. */
export function SideBySide({ children }: { children: ReactNode }) {
  return <div className={styles['sideBySide']}>{children}</div>;
}
