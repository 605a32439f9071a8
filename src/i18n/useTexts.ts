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
  const language = useLoaded(texts);
  return useMemo(() => textsOf(texts, language), [texts, language]);
}

/** Suspends until texts, or another part that follows the language, are here; returns the language. */
export function useLoaded(texts: Texts<Dictionary>): Language {
  const language = useSyncExternalStore(subscribeLanguage, currentLanguage);
  const waiting = promiseOf(texts, language);
  if (waiting) use(waiting);
  return language;
}

export function useLanguage(): { language: Language; changeLanguage: (language: Language) => Promise<void> } {
  const language = useSyncExternalStore(subscribeLanguage, currentLanguage);
  return { language, changeLanguage };
}

const promises = new Map<string, Promise<void>>();

/**
 * What to wait for, if anything: nothing once the texts are here, or React would take every later drawing for one that
 * had to wait. While they are not, the promise is kept, because React wants to meet the same one on every attempt.
 */
function promiseOf(texts: Texts<Dictionary>, language: Language): Promise<void> | undefined {
  if (hasTexts(texts)) return undefined;
  const id = `${language}/${texts.namespace}`;
  const known = promises.get(id);
  if (known) return known;
  const promise = loadTexts(texts);
  promises.set(id, promise);
  // A failed download shows in the error boundary; drawing again asks again.
  promise.catch(() => promises.delete(id));
  return promise;
}
