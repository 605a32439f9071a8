import { CloseCircleFilled, SearchOutlined } from '../icons';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { uiTexts } from '../texts';
import styles from './filter.module.css';

export interface Search {
  /** As it is in the URL. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  /** How long typing must rest before the list follows. */
  readonly restMs?: number;
}

/** The search of a list: the list follows when typing rests, or at once on Enter and when it is left. */
export function SearchField({ value, onChange, placeholder, restMs = 250 }: Search) {
  const t = useTexts(uiTexts);
  const [typed, setTyped] = useState(value);
  const [followed, setFollowed] = useState(value);
  // The URL moved without us (back, "clear"): follow it. Setting state here is React's own way to do that.
  if (value !== followed) {
    setFollowed(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const send = (text: string) => {
    if (text.trim() !== value) onChange(text.trim());
  };
  const sendRested = useEffectEvent(send);

  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => sendRested(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed, value, restMs]);

  return (
    <span className={styles['search']}>
      <SearchOutlined />
      <input
        type="search"
        aria-label={t('filter.search')}
        placeholder={placeholder}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        // Whoever goes on to something else should not be called back by the search a moment later.
        onBlur={() => send(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) send(typed);
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault();
            setTyped('');
            send('');
          }
        }}
      />
      {typed !== '' && (
        <button
          type="button"
          className={styles['chipClear']}
          aria-label={t('filter.clearSearch')}
          title={t('filter.clearSearch')}
          onClick={() => {
            setTyped('');
            send('');
          }}
        >
          <CloseCircleFilled />
        </button>
      )}
    </span>
  );
}
