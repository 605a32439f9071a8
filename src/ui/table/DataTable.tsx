import { type KeyboardEvent, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { Empty, ProblemFace } from '../faces/faces';
import type { Problem } from '../problem';
import { uiTexts } from '../texts';
import { PHONE, useMedia } from '../useMedia';
import { CardList } from './CardList';
import { widthIn } from './columns';
import { HeadRow } from './HeadRow';
import { Pager } from './Pager';
import { StepPager } from './StepPager';
import { FaceRow, SkeletonRows, TableRow, type RowTone } from './rows';
import { StaleBar } from './StaleBar';
import { useOverflow } from './useOverflow';
import type { TableView } from './useTableView';
import styles from './table.module.css';

export interface Paging {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  /** The total is a lower bound: the server stopped counting there. */
  readonly atLeast?: boolean | undefined;
  /** "共 26 个房间"; otherwise "26 entries". */
  readonly totalText?: string | undefined;
  readonly onChange: (page: number, size: number) => void;
}

/** Pages without numbers, of a list too long to count: each step is there or is not. */
export interface Steps {
  readonly size: number;
  readonly total: number;
  readonly totalText: string;
  readonly onSize: (size: number) => void;
  readonly onFirst: (() => void) | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onLast: (() => void) | undefined;
}

export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
}

interface DataTableProps<Row> {
  /** What the table lists, for screen readers: "Rooms". */
  label: string;
  view: TableView<Row>;
  /** Must keep its identity between renders (a function outside the component, or memoized). */
  rowKey: (row: Row) => string;
  /** Absent while nothing has been read yet; old rows stay while new ones are fetched. */
  rows: readonly Row[] | undefined;
  /** New rows are on their way while old ones are shown. */
  refreshing?: boolean;
  /** Why rows could not be read (instead of rows) or refreshed (above the old ones). */
  problem?: Problem | null;
  /** When the rows were read. */
  updatedAt?: number | undefined;
  onRetry?: () => void;
  /** Nothing exists. */
  empty?: ReactNode;
  /** Nothing under the filters that are set; given only while some are set. */
  noMatch?: ReactNode;
  /** `field.desc` or `field.asc`. */
  sort?: string;
  onSort?: (sort: string) => void;
  paging?: Paging | Steps | undefined;
  /** Opens a row: on click and on Enter. */
  onOpen?: (row: Row) => void;
  /** Keys on a focused row (a space that plays, for instance); an Enter that it prevents does not open the row. */
  onRowKey?: (event: KeyboardEvent, row: Row) => void;
  /** The row that is open beside the table. */
  openKey?: string | undefined;
  rowTone?: (row: Row) => RowTone | undefined;
  selection?: Selection;
  /** How a row is called in "Select …". */
  rowLabel?: (row: Row) => string;
  /** A row on a phone; without it the table scrolls sideways there. */
  card?: (row: Row) => ReactNode;
  /** The filter bar, or the bulk bar while rows are selected. */
  toolbar?: ReactNode;
}

/** What a column without a width has at least. */
const FLEXIBLE = 160;

/**
 * The one table of the console: a real `<table>`, so that 100 rows are cheap and screen readers know it, with
 * its loading, empty, no match, failed and forbidden faces inside and its pages at the foot.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, view, rows, refreshing = false, problem = null, toolbar, paging, card, rowKey } = props;
  const t = useTexts(uiTexts);
  const { language } = useLanguage();
  const phone = useMedia(PHONE);
  const loading = rows === undefined && problem === null;
  const face = faceOf(props);
  const cards = phone && card !== undefined;
  const widths = view.columns.map((column) => widthIn(column, language));
  const minWidth = widths.reduce<number>((sum, width) => sum + (width ?? FLEXIBLE), props.selection ? 40 : 0);
  const [scroll, overflows] = useOverflow(minWidth);

  return (
    <div className={classes(styles['frame'], cards && styles['cards'])} data-density={view.density}>
      {toolbar}
      <div className={styles['status']} role="status">
        {loading && <span className="visuallyHidden">{t('face.loading')}</span>}
        {refreshing && rows !== undefined && (
          <span className={styles['refreshLine']}>
            <span className="visuallyHidden">{t('table.refreshing')}</span>
          </span>
        )}
      </div>
      {cards ? (
        <>
          {problem && rows && (
            <StaleBar problem={problem} updatedAt={props.updatedAt} onRetry={props.onRetry} />
          )}
          <CardList
            {...{ label, rows, rowKey, card, face }}
            busy={loading}
            selection={props.selection}
            rowLabel={props.rowLabel}
          />
        </>
      ) : (
        <div ref={scroll} className={styles['scroll']} data-overflows={overflows || undefined}>
          <table
            className={styles['table']}
            style={{ minWidth }}
            aria-label={label}
            aria-busy={loading || refreshing}
          >
            <colgroup>
              {props.selection && <col width={40} />}
              {view.columns.map(({ key }, index) => (
                <col key={key} width={widths[index]} />
              ))}
            </colgroup>
            <thead>
              <HeadRow {...props} />
            </thead>
            <tbody onKeyDown={moveBetweenRows}>
              {problem && rows && (
                <tr>
                  <td className={styles['bar']} colSpan={spanOf(props)}>
                    <StaleBar problem={problem} updatedAt={props.updatedAt} onRetry={props.onRetry} />
                  </td>
                </tr>
              )}
              {loading && <SkeletonRows columns={view.columns} selectable={props.selection !== undefined} />}
              {face !== undefined && <FaceRow span={spanOf(props)}>{face}</FaceRow>}
              {rows?.map((row, index) => {
                const key = rowKey(row);
                return (
                  <TableRow
                    key={key}
                    rowKey={key}
                    row={row}
                    columns={view.columns}
                    first={index === 0}
                    open={key === props.openKey}
                    tone={props.rowTone?.(row)}
                    selected={props.selection?.keys.has(key)}
                    onSelect={props.selection?.onChange}
                    selectedKeys={props.selection?.keys}
                    label={props.rowLabel?.(row)}
                    onOpen={props.onOpen}
                    onRowKey={props.onRowKey}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {paging &&
        rows !== undefined &&
        paging.total > 0 &&
        ('page' in paging ? <Pager {...paging} /> : <StepPager {...paging} />)}
    </div>
  );
}

/** What stands in place of rows, if anything. */
function faceOf<Row>({ rows, problem, onRetry, empty, noMatch }: DataTableProps<Row>): ReactNode | undefined {
  if (rows === undefined) {
    return problem ? <ProblemFace problem={problem} {...(onRetry && { onRetry })} /> : undefined;
  }
  if (rows.length > 0) return undefined;
  return noMatch ?? empty ?? <Empty />;
}

function spanOf<Row>({ view, selection }: DataTableProps<Row>): number {
  return view.columns.length + (selection ? 1 : 0);
}

/** One row of the table is a tab stop; the arrows go from row to row. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLTableRowElement)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tr[data-row]')];
  const next = rows[rows.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  for (const row of rows) row.tabIndex = row === next ? 0 : -1;
  next.focus();
}
