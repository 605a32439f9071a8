import { memo, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { classes } from '../classes';
import { standsOf, type Column } from './columns';
import styles from './table.module.css';

/** `live`: my own room that is live now; `past`: no longer in use. */
export type RowTone = 'live' | 'past';

interface TableRowProps<Row> {
  rowKey: string;
  row: Row;
  columns: readonly Column<Row>[];
  first: boolean;
  open: boolean;
  tone: RowTone | undefined;
  selected: boolean | undefined;
  selectedKeys: ReadonlySet<string> | undefined;
  onSelect: ((keys: ReadonlySet<string>) => void) | undefined;
  label: string | undefined;
  onOpen: ((row: Row) => void) | undefined;
  onRowKey: ((event: KeyboardEvent, row: Row) => void) | undefined;
}

function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const { rowKey, row, columns, first, open, tone, selected, onSelect, selectedKeys, onOpen, onRowKey } =
    props;
  const reachable = onOpen !== undefined || onRowKey !== undefined;

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    // Keys inside a cell belong to the control there.
    if (event.target !== event.currentTarget) return;
    onRowKey?.(event, row);
    if (event.key === 'Enter' && !event.defaultPrevented) onOpen?.(row);
  };
  const onClick = (event: MouseEvent<HTMLTableRowElement>) => {
    if (onOpen && !startedOnControl(event) && !isSelectingText()) onOpen(row);
  };

  return (
    <tr
      data-row={rowKey}
      className={classes(
        tone && styles[tone],
        open && styles['open'],
        selected && styles['selected'],
        onOpen && styles['opens'],
      )}
      aria-current={open || undefined}
      {...(reachable && { tabIndex: first ? 0 : -1, onKeyDown, onClick })}
    >
      {onSelect && (
        <td className={styles['check']}>
          <SelectBox
            label={props.label ?? rowKey}
            checked={selected === true}
            onChange={(checked) => onSelect(toggled(selectedKeys, rowKey, checked))}
          />
        </td>
      )}
      {columns.map(({ key, render }, index) => (
        <td key={key} className={cellClass(columns, index)}>
          {render(row)}
        </td>
      ))}
    </tr>
  );
}

export function cellClass<Row>(columns: readonly Column<Row>[], index: number): string {
  const { right, pinned } = standsOf(columns, index);
  return classes(right && styles['right'], pinned && styles['pinned']);
}

/** Drawn again only when its own row changed: a refresh that brings one new state draws one row. */
// memo forgets the type parameter; the component itself is unchanged.
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;

export function SelectBox({
  label,
  checked,
  mixed = false,
  onChange,
}: {
  label: string;
  checked: boolean;
  mixed?: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <input
      type="checkbox"
      className={styles['box']}
      aria-label={label}
      checked={checked}
      ref={(box) => {
        if (box) box.indeterminate = mixed;
      }}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** A face in place of rows, under the head that stays. */
export function FaceRow({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr>
      <td className={styles['face']} colSpan={span}>
        {children}
      </td>
    </tr>
  );
}

/** Bars where the words will be. They appear after 200 ms, so that a fast answer does not flash. */
export function SkeletonRows<Row>({
  columns,
  selectable,
}: {
  columns: readonly Column<Row>[];
  selectable: boolean;
}) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row} className={styles['skeleton']} aria-hidden="true">
      {selectable && <td />}
      {columns.map(({ key }, column) => (
        <td key={key} className={cellClass(columns, column)}>
          <span className={styles[`bar${(row * 3 + column * 2) % 4}`]} />
        </td>
      ))}
    </tr>
  ));
}

export function toggled(
  keys: ReadonlySet<string> | undefined,
  key: string,
  checked: boolean,
): ReadonlySet<string> {
  const next = new Set(keys);
  if (checked) next.add(key);
  else next.delete(key);
  return next;
}

/** In a control of the row, or in a menu or dialog that React knows under it although it stands elsewhere on the page. */
function startedOnControl({ target, currentTarget }: MouseEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true;
  return target.closest('a, button, input, label, select') !== null;
}

function isSelectingText(): boolean {
  return window.getSelection()?.type === 'Range';
}
