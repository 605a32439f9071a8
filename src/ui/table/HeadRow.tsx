import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { uiTexts } from '../texts';
import type { Column } from './columns';
import type { Selection } from './DataTable';
import { cellClass, SelectBox } from './rows';
import type { TableView } from './useTableView';
import styles from './table.module.css';

interface HeadRowProps<Row> {
  view: TableView<Row>;
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  selection?: Selection;
}

export function HeadRow<Row>({ view, rows = [], rowKey, sort, onSort, selection }: HeadRowProps<Row>) {
  return (
    <tr>
      {selection && (
        <th className={styles['check']} scope="col">
          <SelectPage keys={rows.map(rowKey)} selection={selection} />
        </th>
      )}
      {view.columns.map((column, index) => (
        <HeadCell
          key={column.key}
          column={column}
          className={cellClass(view.columns, index)}
          direction={directionOf(column.sort, sort)}
          {...(onSort && { onSort })}
        />
      ))}
    </tr>
  );
}

function HeadCell<Row>({
  column,
  className,
  direction,
  onSort,
}: {
  column: Column<Row>;
  className: string;
  direction: 'asc' | 'desc' | undefined;
  onSort?: (sort: string) => void;
}) {
  const { title, sort: field, sortFirst = 'asc' } = column;
  if (field === undefined || !onSort) {
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    );
  }
  const next = direction === undefined ? sortFirst : direction === 'asc' ? 'desc' : 'asc';
  return (
    <th
      scope="col"
      className={className}
      {...(direction && { 'aria-sort': direction === 'asc' ? 'ascending' : 'descending' })}
    >
      <button
        type="button"
        className={classes(styles['sort'], direction && styles['sorted'])}
        onClick={() => onSort(`${field}.${next}`)}
      >
        {title}
        <SortMark direction={direction} />
      </button>
    </th>
  );
}

function SortMark({ direction }: { direction: 'asc' | 'desc' | undefined }) {
  return (
    <svg className={styles['sortMark']} width="8" height="12" viewBox="0 0 8 12" aria-hidden="true">
      {direction !== 'desc' && <path d="M4 1 1.2 4.6h5.6z" />}
      {direction !== 'asc' && <path d="M4 11 1.2 7.4h5.6z" />}
    </svg>
  );
}

/** Selects or clears the rows of this page; those of other pages stay as they are. */
function SelectPage({ keys, selection }: { keys: readonly string[]; selection: Selection }) {
  const t = useTexts(uiTexts);
  const count = keys.filter((key) => selection.keys.has(key)).length;
  const change = (checked: boolean) => {
    const next = new Set(selection.keys);
    for (const key of keys) {
      if (checked) next.add(key);
      else next.delete(key);
    }
    selection.onChange(next);
  };
  return (
    <SelectBox
      label={t('table.selectPage')}
      checked={count > 0 && count === keys.length}
      mixed={count > 0 && count < keys.length}
      onChange={change}
    />
  );
}

function directionOf(field: string | undefined, sort: string | undefined): 'asc' | 'desc' | undefined {
  if (field === undefined || sort === undefined) return undefined;
  if (sort === `${field}.asc`) return 'asc';
  return sort === `${field}.desc` ? 'desc' : undefined;
}
