import type { Filter } from './FilterChip';
import { DaysPanel, useDaysWords, type Days } from './panels';

interface DaysChoice {
  readonly key?: string;
  readonly label: string;
  readonly days: Days;
  readonly presets?: readonly number[];
  readonly pinned?: boolean;
  /** Some days are always meant: they can be changed, not taken away. */
  readonly fixed?: boolean;
  /** Both are undefined where the choice is taken back. */
  readonly onChange: (days: { readonly from: string | undefined; readonly to: string | undefined }) => void;
}

/** A filter by days: chip, panel and clearing in one. */
export function useDaysFilter(choice: DaysChoice): Filter {
  const { key = 'date', label, days, presets = [1, 7, 30], pinned = true, fixed = false, onChange } = choice;
  return {
    ...{ key, label, pinned, fixed },
    value: useDaysWords()(days),
    onClear: () => onChange({ from: undefined, to: undefined }),
    content: (close) => (
      <DaysPanel
        days={days}
        presets={presets}
        anyTime={!fixed}
        onChange={({ from, to }) => {
          onChange({ from, to });
          close();
        }}
      />
    ),
  };
}
