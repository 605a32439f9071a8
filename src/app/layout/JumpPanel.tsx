import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useExplain } from '../../api/problem-text';
import { useTexts } from '../../i18n/useTexts';
import { appTexts } from '../texts';
import { JumpOption } from './JumpOption';
import styles from './layout.module.css';
import { useJumpResults } from './useJumpResults';

/** The search itself: a combobox whose list is what was found. Arrows choose, Enter goes, Escape closes. */
export function JumpPanel({ onDone }: { onDone: () => void }) {
  const t = useTexts(appTexts);
  const explain = useExplain();
  const navigate = useNavigate();
  const listID = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { q, results, found, searching, problem } = useJumpResults(typed);
  const current = Math.min(active, results.length - 1);
  const optionID = (index: number) => `${listID}-${index}`;

  useEffect(() => {
    document.getElementById(`${listID}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, listID]);

  const go = (index: number) => {
    const chosen = results[index];
    if (!chosen) return;
    onDone();
    void navigate(chosen.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a Chinese word is being composed, these keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') go(current);
    else if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, results.length));
    else if (event.key === 'ArrowUp') setActive((current - 1 + results.length) % Math.max(1, results.length));
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className={styles['jumpInput']}
        role="combobox"
        aria-label={t('search.open')}
        aria-expanded={results.length > 0}
        aria-controls={listID}
        aria-activedescendant={results.length > 0 ? optionID(current) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        maxLength={100}
        placeholder={t('search.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {results.length > 0 && (
        <div id={listID} role="listbox" aria-label={t('search.open')} className={styles['jumpList']}>
          {results.map((result, index) => (
            <JumpOption
              key={result.to}
              id={optionID(index)}
              result={result}
              q={q}
              selected={index === current}
              onPoint={() => setActive(index)}
              onChoose={() => go(index)}
            />
          ))}
        </div>
      )}
      <p className={styles['jumpNote']} role="status">
        {problem
          ? explain(problem).title
          : q === ''
            ? t('search.hint')
            : searching
              ? t('search.searching')
              : found === 0
                ? t('search.nothing', { q })
                : t('search.found', { count: found })}
      </p>
    </>
  );
}
