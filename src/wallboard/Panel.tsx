import { useId, type ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

interface PanelProps {
  title: string;
  /** Beside the title: the order of what follows. */
  aside?: string;
  /** How many there is no room for. */
  more?: number;
  children: ReactNode;
}

export function Panel({ title, aside, more = 0, children }: PanelProps) {
  const t = useTexts(wallboardTexts);
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['panelHead']}>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <span>{aside}</span>}
      </div>
      {children}
      {more > 0 && <p className={styles['none']}>{t('live.more', { count: more })}</p>}
    </section>
  );
}
