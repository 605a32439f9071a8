import { useMemo, useState } from 'react';
import { recall, remember } from '../storage';
import { useUi } from '../UiContext';
import { isShown, ordered, parseChoice, type Column, type Density, type TableChoice } from './columns';

/** A table as this person has set it up: which columns, in which order, how high the rows. */
export interface TableView<Row> {
  /** Shown, in order. */
  readonly columns: readonly Column<Row>[];
  /** All of them, in order, for the settings. */
  readonly all: readonly Column<Row>[];
  readonly density: Density;
  readonly choice: TableChoice;
  readonly choose: (choice: TableChoice) => void;
}

/** Keeps the choice in this browser, per person and table. `columns` should be memoized by its maker. */
export function useTableView<Row>(name: string, columns: readonly Column<Row>[]): TableView<Row> {
  const { userID } = useUi();
  const key = `table.${userID}.${name}`;
  const [choice, setChoice] = useState<TableChoice>(() => recall(key, parseChoice) ?? {});
  return useMemo(() => {
    const all = ordered(columns, choice);
    return {
      all,
      columns: all.filter((column) => isShown(column, choice)),
      density: choice.density ?? 'compact',
      choice,
      choose: (next) => {
        setChoice(next);
        remember(key, next);
      },
    };
  }, [columns, choice, key]);
}
