import i18next from 'i18next';
import { en as baseEn } from './text/en';
import { zh as baseZh } from './text/zh';
import { detectLanguage, LANGUAGES, LOCALES, storeLanguage, type Language } from './languages';
import type { Dictionary, SameTexts, Translate } from './types';

/** A feature's texts: the handle that `useTexts`, `loadTexts` and `textsOf` take. */
export interface Texts<D extends Dictionary> {
  readonly namespace: string;
  /** Only for inference: the English dictionary decides keys and variables. */
  readonly dictionary?: D;
}

type Loader = () => Promise<unknown>;

const instance = i18next.createInstance();
const loaders = new Map<string, Record<Language, Loader>>();
const loading = new Map<string, Promise<void>>();
const loaded = new Set<string>();
const listeners = new Set<() => void>();

/**
 * Says where a feature's dictionaries are, without loading them. The Chinese one must have the keys of the
 * English one, which the types check here and `texts.test.ts` checks again, variables included.
 */
export function registerTexts<const D extends Dictionary>(
  namespace: string,
  dictionaries: { zh: () => Promise<{ zh: SameTexts<D> }>; en: () => Promise<{ en: D }> },
): Texts<D> {
  loaders.set(namespace, {
    zh: async () => addTexts('zh', namespace, (await dictionaries.zh()).zh),
    en: async () => addTexts('en', namespace, (await dictionaries.en()).en),
  });
  return { namespace };
}

/**
 * Something outside the dictionaries that follows the language too (a component library's own words): loaded
 * with the texts, and before the language changes.
 */
export function registerLanguagePart(name: string, parts: Record<Language, Loader>): Texts<Dictionary> {
  loaders.set(name, parts);
  return { namespace: name };
}

/** Loads the given texts in the current language; a lazy route awaits it beside its own code. */
export async function loadTexts(...texts: readonly Texts<Dictionary>[]): Promise<void> {
  await Promise.all(texts.map(({ namespace }) => loadOnce(currentLanguage(), namespace)));
}

export function hasTexts({ namespace }: Texts<Dictionary>): boolean {
  return loaded.has(`${currentLanguage()}/${namespace}`);
}

/** The texts outside React, in the current language. They must have been loaded. */
export function textsOf<D extends Dictionary>(
  texts: Texts<D>,
  language: Language = currentLanguage(),
): Translate<D> {
  // The typed face over i18next's untyped one: registerTexts is what makes it true.
  return instance.getFixedT(language, texts.namespace) as unknown as Translate<D>;
}

export function currentLanguage(): Language {
  return instance.language as Language; // only changeLanguage and the start below ever set it
}

/** Loads everything in use in the other language first, then switches: no text flashes in between. */
export async function changeLanguage(language: Language): Promise<void> {
  const inUse = new Set([...loaded].map((id) => id.slice(id.indexOf('/') + 1)));
  await Promise.all([...inUse].map((namespace) => loadOnce(language, namespace)));
  await instance.changeLanguage(language);
  storeLanguage(language);
  markDocument(language);
  for (const listener of listeners) listener();
}

export function subscribeLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function loadOnce(language: Language, namespace: string): Promise<void> {
  const id = `${language}/${namespace}`;
  const loader = loaders.get(namespace)?.[language];
  if (!loader || loaded.has(id)) return Promise.resolve();
  const known = loading.get(id);
  if (known) return known;
  const started = loader()
    .then(() => void loaded.add(id))
    // A failed download is forgotten, so that the next attempt asks again.
    .finally(() => loading.delete(id));
  loading.set(id, started);
  return started;
}

function addTexts(language: Language, namespace: string, dictionary: Dictionary): void {
  instance.addResourceBundle(language, namespace, dictionary, false, true);
}

function markDocument(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = LOCALES[language];
}

/** The few words that are needed before anything else is loaded: sign-in, common verbs, general failures. */
export const baseTexts: Texts<typeof baseEn> = { namespace: 'base' };

void instance.init({
  lng: detectLanguage(),
  supportedLngs: [...LANGUAGES],
  fallbackLng: false,
  defaultNS: 'base',
  resources: { zh: { base: baseZh }, en: { base: baseEn } },
  // Keys are flat ("list.title"), so that a key is one search away from its text.
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // React escapes; escaping twice would show &amp; in names.
  interpolation: { escapeValue: false },
  saveMissing: import.meta.env.DEV,
  missingKeyHandler: (_languages, namespace, key) => {
    // oxlint-disable-next-line no-console -- ours to mend: it should fail the test that meets it
    console.error(`No text for "${key}" in "${namespace}" (${currentLanguage()})`);
  },
});
loaded.add('zh/base').add('en/base');
markDocument(currentLanguage());
