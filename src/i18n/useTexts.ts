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
  // The language is a dependency because textsOf reads it.
  return useMemo(() => textsOf(texts), [texts, language]);
}

/** Suspends until texts, or another part that follows the language, are here; returns the language. */
export function useLoaded(texts: Texts<Dictionary>): Language {
  const language = useSyncExternalStore(subscribeLanguage, currentLanguage);
  use(loadedPromise(texts, language));
  return language;
}

export function useLanguage(): { language: Language; changeLanguage: (language: Language) => Promise<void> } {
  const language = useSyncExternalStore(subscribeLanguage, currentLanguage);
  return { language, changeLanguage };
}

const promises = new Map<string, Promise<void>>();

/** `use` wants the same promise on every attempt to render. */
function loadedPromise(texts: Texts<Dictionary>, language: Language): Promise<void> {
  const id = `${language}/${texts.namespace}`;
  const known = promises.get(id);
  if (known) return known;
  const promise = hasTexts(texts) ? fulfilled() : loadTexts(texts);
  promises.set(id, promise);
  // A failed download shows in the error boundary; drawing again asks again.
  promise.catch(() => promises.delete(id));
  return promise;
}

/** A promise that React can see has been kept, so that it draws at once instead of suspending first. */
function fulfilled(): Promise<void> {
  return Object.assign(Promise.resolve(), { status: 'fulfilled', value: undefined });
}
