import { use, useMemo, useSyncExternalStore } from 'react';
import type { Language } from './languages';
import {
  changeLanguage,
  currentLanguage,
  hasTexts,
  loadTexts,
  subscribeLanguage,
  textsOf,
  type Texts,
} from './texts';
import type { Dictionary, Translate } from './types';

/**
 * The texts of a feature in the current language: `const t = useTexts(roomTexts)`, then `t('title')`.
 * A lazy route loads them beforehand; where one has not, the component suspends until they are here.
 */
export function useTexts<D extends Dictionary>(texts: Texts<D>): Translate<D> {
  const language = useSyncExternalStore(subscribeLanguage, currentLanguage);
  if (!hasTexts(texts)) use(pending(texts, language));
  // The language is a dependency because textsOf reads it.
  return useMemo(() => textsOf(texts), [texts, language]);
}

export function useLanguage(): { language: Language; changeLanguage: (language: Language) => Promise<void> } {
  const language = useSyncExternalStore(subscribeLanguage, currentLanguage);
  return { language, changeLanguage };
}

const promises = new Map<string, Promise<void>>();

/** `use` wants the same promise on every attempt to render. */
function pending(texts: Texts<Dictionary>, language: Language): Promise<void> {
  const id = `${language}/${texts.namespace}`;
  const known = promises.get(id);
  if (known) return known;
  const started = loadTexts(texts);
  promises.set(id, started);
  return started;
}
