import { useTexts } from '../../i18n/useTexts';
import { SelectionBar } from '../../ui/table/SelectionBar';
import { reviewTexts } from '../texts';
import { MoveButtons } from './MoveButtons';

/** So many are moved at once. */
const most = 100;

interface MoveBarProps {
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
}

/** In place of the filters while reviews are selected, on whatever page. */
export function MoveBar({ selected, onClear }: MoveBarProps) {
  const t = useTexts(reviewTexts);
  const tooMany = selected.size > most;
  return (
    <SelectionBar
      label={t('move.bar')}
      chosen={t('move.selected', { count: selected.size })}
      clear={t('move.clear')}
      onClear={onClear}
    >
      <MoveButtons reviewIDs={[...selected]} disabled={tooMany} onDone={onClear} />
      {tooMany && <span>{t('move.tooMany', { most })}</span>}
    </SelectionBar>
  );
}
