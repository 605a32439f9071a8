import type { ReactNode } from 'react';
import type { Filter } from './FilterChip';
import { OptionsPanel } from './panels';

interface Several<Value extends string> {
  readonly key: string;
  readonly label: string;
  readonly options: readonly Value[];
  readonly word: (value: Value) => string;
  /** How an option looks in the panel, where its word alone is not enough. */
  readonly show?: (value: Value) => ReactNode;
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  readonly pinned?: boolean;
}

/** A filter that is any of several words: chip, panel and clearing in one. */
export function several<Value extends string>(each: Several<Value>): Filter {
  const { key, label, options, word, show = word, chosen, onChange, pinned = false } = each;
  return {
    key,
    label,
    value: chosen.length > 0 ? chosen.map(word).join(' + ') : undefined,
    pinned,
    onClear: () => onChange([]),
    content: () => (
      <OptionsPanel
        label={label}
        options={options.map((option) => ({ value: option, label: show(option) }))}
        chosen={chosen}
        onChange={onChange}
      />
    ),
  };
}

/** What the set filters say, for the face that finds nothing. */
export function wordsOf(filters: readonly Filter[]): readonly string[] {
  return filters.flatMap(({ label, value, fixed }) =>
    value === undefined || fixed ? [] : [`${label} ${value}`],
  );
}
