/** The languages that every text of the console exists in. */
export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, as a language menu shows it. */
export const LANGUAGE_NAMES = { zh: '中文', en: 'English' } as const satisfies Record<Language, string>;

/** What `<html lang>` and Intl get: the script and region decide glyph shapes and date order. */
export const LOCALES = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>;

const STORAGE_KEY = 'webexe.language';

/** The language to begin with: what this browser chose before, then what it prefers, then English. */
export function detectLanguage(preferred: readonly string[] = navigator.languages): Language {
  const stored = readStoredLanguage();
  if (stored) return stored;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    const match = LANGUAGES.find((language) => language === primary);
    if (match) return match;
  }
  return 'en';
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be forbidden in this browser: the choice then lasts as long as the page.
  }
}

function readStoredLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find((language) => language === stored);
  } catch {
    return undefined;
  }
}
