import type { ReactNode } from 'react';
import { classes } from '../classes';
import type { Selection } from './DataTable';
import { SelectBox, toggled } from './rows';
import styles from './table.module.css';

interface CardListProps<Row> {
  label: string;
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  card: (row: Row) => ReactNode;
  face: ReactNode | undefined;
  busy: boolean;
  selection?: Selection | undefined;
  rowLabel?: ((row: Row) => string) | undefined;
}

/** The rows on a phone: one card each. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { label, rows, rowKey, card, face, busy, selection, rowLabel } = props;
  if (face !== undefined) return <div className={styles['card']}>{face}</div>;
  return (
    <ul className={styles['cardList']} aria-label={label} aria-busy={busy}>
      {busy &&
        Array.from({ length: 4 }, (_, index) => (
          <li key={index} className={styles['card']} aria-hidden="true">
            <div className={styles['cardSkeleton']}>
              <span className={styles['bar0']} />
              <span className={styles['bar2']} />
              <span className={styles['bar1']} />
            </div>
          </li>
        ))}
      {rows?.map((row) => (
        <li
          key={rowKey(row)}
          className={classes(styles['card'], selection && styles['selectable'])}
          data-row={rowKey(row)}
        >
          {selection && (
            <div className={styles['cardCheck']}>
              <SelectBox
                label={rowLabel?.(row) ?? rowKey(row)}
                checked={selection.keys.has(rowKey(row))}
                onChange={(checked) => selection.onChange(toggled(selection.keys, rowKey(row), checked))}
              />
            </div>
          )}
          {card(row)}
        </li>
      ))}
    </ul>
  );
}

interface RowCardProps {
  /** State on the left, a time on the right. */
  state: ReactNode;
  time?: ReactNode;
  name: ReactNode;
  sub?: ReactNode;
  /** One action of 40 px and, if there is more, a `RowMenu`. */
  actions?: ReactNode;
}

/** The inside of a card, the same for every list. */
export function RowCard({ state, time, name, sub, actions }: RowCardProps) {
  return (
    <div className={styles['rowCard']}>
      <div className={styles['rowCardTop']}>
        {state}
        <span className={styles['rowCardTime']}>{time}</span>
      </div>
      <div className={styles['rowCardName']}>{name}</div>
      {sub !== undefined && <div className={styles['rowCardSub']}>{sub}</div>}
      {actions !== undefined && <div className={styles['rowCardActions']}>{actions}</div>}
    </div>
  );
}
