import { Suspense, type ReactNode } from 'react';
import { Card } from '../../ui/page/Card';
import { NumbersTable, type Numbers } from '../NumbersTable';
import styles from './charts.module.css';

/** What is shown, said in words first; then drawn, or as the numbers that it is drawn from. */
export function Figure({
  title,
  text,
  note,
  legend,
  as,
  drawn,
  numbers,
}: {
  title: string;
  text: ReactNode;
  note?: string | undefined;
  legend?: ReactNode;
  as: 'chart' | 'table';
  drawn: ReactNode;
  numbers: Numbers;
}) {
  return (
    <Card title={title}>
      <div className={styles['figure']}>
        <div className={styles['text']}>{text}</div>
        {as === 'table' ? (
          <NumbersTable caption={title} {...numbers} />
        ) : (
          <>
            {legend}
            {/* Drawn a moment later: the library for it comes with the first chart. */}
            <Suspense fallback={<div className={styles['wait']} />}>{drawn}</Suspense>
          </>
        )}
        {note !== undefined && <p className={styles['note']}>{note}</p>}
      </div>
    </Card>
  );
}
