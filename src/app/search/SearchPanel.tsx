import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import type { Choice, ChoiceGroup } from './choices';
import { ChoiceList } from './ChoiceList';
import { recentSearches } from './recent';
import styles from './search.module.css';
import { SearchNote } from './SearchNote';
import { searchTexts } from './texts';
import { useChoose } from './useChoose';
import { useCommands } from './useCommands';
import { useFound } from './useFound';

/** A combobox whose list is what was found. Arrows choose, Enter goes, Escape closes. */
export function SearchPanel({ onDone }: { onDone: () => void }) {
  const t = useTexts(searchTexts);
  const listID = useId();
  const input = useRef<HTMLInputElement>(null);
  // When the dialog is drawn it is not in the document yet, which `autoFocus` would want.
  useEffect(() => input.current?.focus(), []);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const type = (text: string) => {
    setTyped(text);
    setActive(0);
  };
  const found = useFound(typed);
  const groups = useGroups(found.q, found.groups);
  const choose = useChoose(found.q, type);

  const choices = groups.flatMap((group) => group.choices);
  const current = Math.min(active, choices.length - 1);
  const idOf = ({ key }: Choice) => `${listID}-${key}`;
  const currentID = choices[current] && idOf(choices[current]);
  useEffect(() => {
    if (currentID !== undefined) document.getElementById(currentID)?.scrollIntoView({ block: 'nearest' });
  }, [currentID]);

  const take = (choice: Choice | undefined) => {
    if (choice && choose(choice)) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a Chinese word is being composed, these keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    const count = Math.max(1, choices.length);
    if (event.key === 'Enter') take(choices[current]);
    else if (event.key === 'ArrowDown') setActive((current + 1) % count);
    else if (event.key === 'ArrowUp') setActive((current - 1 + count) % count);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        ref={input}
        className={styles['input']}
        role="combobox"
        aria-label={t('title')}
        aria-expanded={choices.length > 0}
        aria-controls={listID}
        aria-activedescendant={currentID}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('placeholder')}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ChoiceList
        id={listID}
        groups={groups}
        q={found.q}
        current={choices[current]}
        idOf={idOf}
        onPoint={(choice) => setActive(choices.indexOf(choice))}
        onChoose={take}
      />
      <SearchNote found={found} />
    </>
  );
}

/** Found things first, then what can be done; before anything is typed, what was searched for before. */
function useGroups(q: string, found: readonly ChoiceGroup[]): readonly ChoiceGroup[] {
  const { userID } = useMe();
  const first = found[0]?.choices[0];
  const commands = useCommands(q, first?.kind === 'room' ? first.room : undefined);
  const before = q === '' ? recentSearches(userID) : [];
  const recent: Choice[] = before.map((each) => ({ kind: 'recent', key: `recent-${each}`, q: each }));
  if (recent.length > 0) recent.push({ kind: 'forget', key: 'forget' });
  const all: readonly ChoiceGroup[] = [
    { key: 'recent', choices: recent },
    ...found,
    { key: 'commands', choices: commands },
  ];
  return all.filter(({ choices }) => choices.length > 0);
}
