import { useId, type ReactNode } from 'react';
import { classes } from '../classes';
import styles from './page.module.css';

interface CardProps {
  title?: string;
  /** How many of it there are, beside the title. */
  count?: number;
  /** Right of the title. */
  extra?: ReactNode;
  /** Without padding: for tables, lists, players. */
  flush?: boolean;
  children: ReactNode;
}

/** The one surface that content stands on. No shadow, one edge. */
export function Card({ title, count, extra, flush = false, children }: CardProps) {
  const id = useId();
  const Tag = title === undefined ? 'div' : 'section';
  return (
    <Tag className={styles['card']} {...(title !== undefined && { 'aria-labelledby': id })}>
      {title !== undefined && (
        <div className={styles['cardHead']}>
          <h2 id={id}>{title}</h2>
          {count !== undefined && <span className={styles['cardCount']}>{count}</span>}
          {extra}
        </div>
      )}
      <div className={classes(!flush && styles['cardBody'])}>{children}</div>
    </Tag>
  );
}

/** Names and values, one a line. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles['facts']}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
