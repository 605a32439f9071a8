import type { ReactNode } from 'react';
import type { Language } from '../../i18n/languages';

/** One column of a `DataTable`. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** In pixels, where the words differ much in length by language; a column without one takes what is left. */
  readonly width?: number | Readonly<Record<Language, number>>;
  /** Numbers and times stand right. */
  readonly align?: 'right';
  /** The name of the field that the server sorts by; a column without one does not sort. */
  readonly sort?: string;
  /** What the first click sorts by: newest and largest first, names from A. */
  readonly sortFirst?: 'asc' | 'desc';
  /** Not shown until somebody asks for it in the column settings. */
  readonly optional?: boolean;
  /** Always shown: the name, the actions. As the last column it also stays in view when the table scrolls. */
  readonly always?: boolean;
  readonly render: (row: Row) => ReactNode;
}

export const DENSITIES = ['compact', 'middle', 'large'] as const;
export type Density = (typeof DENSITIES)[number];

export function widthIn<Row>({ width }: Column<Row>, language: Language): number | undefined {
  return typeof width === 'object' ? width[language] : width;
}

/** What a person chose for one table. Absent means: as the feature says. */
export interface TableChoice {
  readonly order?: readonly string[] | undefined;
  readonly shown?: readonly string[] | undefined;
  readonly density?: Density | undefined;
}

/** The columns in the chosen order. Columns that came later, with a new version, keep their place. */
export function ordered<Row>(columns: readonly Column<Row>[], choice: TableChoice): readonly Column<Row>[] {
  const { order } = choice;
  if (!order) return columns;
  const rank = (column: Column<Row>) => {
    const at = order.indexOf(column.key);
    return at >= 0 ? at : columns.indexOf(column);
  };
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

/** How the cells of a column stand: right, or pinned to the edge as the last one. */
export function standsOf<Row>(
  columns: readonly Column<Row>[],
  index: number,
): { right: boolean; pinned: boolean } {
  const column = columns[index];
  return {
    right: column?.align === 'right',
    pinned: column?.always === true && index === columns.length - 1,
  };
}

export function isShown<Row>(column: Column<Row>, choice: TableChoice): boolean {
  if (column.always) return true;
  return choice.shown ? choice.shown.includes(column.key) : !column.optional;
}

/** A choice as it may be stored; anything else is as if nothing had been chosen. */
export function parseChoice(value: unknown): TableChoice | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { order, shown, density } = value as Record<string, unknown>; // a non-null object has these or not
  return {
    order: isKeys(order) ? order : undefined,
    shown: isKeys(shown) ? shown : undefined,
    density: DENSITIES.find((known) => known === density),
  };
}

function isKeys(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((key) => typeof key === 'string');
}
