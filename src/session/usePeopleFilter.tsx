import type { Filter } from '../ui/filter/FilterChip';
import { PeoplePanel, usePeopleWords } from './PeoplePanel';

interface PeopleChoice {
  readonly key?: string;
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (userIDs: readonly string[]) => void;
}

/** A filter by people: chip, panel and clearing in one. Only for who holds `user.list`. */
export function usePeopleFilter({ key = 'agent', label, chosen, onChange }: PeopleChoice): Filter {
  return {
    ...{ key, label, pinned: true },
    value: usePeopleWords(chosen),
    onClear: () => onChange([]),
    content: () => <PeoplePanel label={label} chosen={chosen} onChange={onChange} />,
  };
}
