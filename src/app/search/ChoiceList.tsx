import { useTexts } from '../../i18n/useTexts';
import type { Choice, ChoiceGroup } from './choices';
import { ChoiceLine } from './ChoiceLine';
import styles from './search.module.css';
import { searchTexts } from './texts';

interface ChoiceListProps {
  id: string;
  groups: readonly ChoiceGroup[];
  q: string;
  current: Choice | undefined;
  idOf: (choice: Choice) => string;
  onPoint: (choice: Choice) => void;
  onChoose: (choice: Choice) => void;
}

/** The list of the combobox, in groups that are read out with their options. */
export function ChoiceList({ id, groups, q, current, idOf, onPoint, onChoose }: ChoiceListProps) {
  const t = useTexts(searchTexts);
  return (
    <div id={id} role="listbox" aria-label={t('title')} className={styles['list']}>
      {groups.map((group) => (
        <div key={group.key} role="group" aria-label={t(`group.${group.key}`)}>
          <div className={styles['group']} aria-hidden="true">
            {t(`group.${group.key}`)}
          </div>
          {group.choices.map((choice) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keyboard works in the combobox
            <div
              key={choice.key}
              id={idOf(choice)}
              role="option"
              tabIndex={-1}
              aria-selected={choice === current}
              className={styles['option']}
              onPointerMove={() => onPoint(choice)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(choice)}
            >
              <ChoiceLine choice={choice} q={q} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
