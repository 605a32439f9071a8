import { expect, test } from 'vitest';
import { vocabulary } from '../../../src/ui/glyphs/vocabulary';
import { en as uiEn } from '../../../src/ui/text/en';

type Dictionary = Readonly<Record<string, string>>;

const modules = import.meta.glob<Readonly<Record<string, Dictionary>>>('/src/**/text/{zh,en}.ts', {
  eager: true,
});
const folders = [...new Set(Object.keys(modules).map((path) => path.replace(/\/(zh|en)\.ts$/, '')))];

function dictionary(folder: string, language: 'zh' | 'en'): Dictionary {
  const found = modules[`${folder}/${language}.ts`]?.[language];
  if (!found) throw new Error(`${folder}/${language}.ts should export "${language}"`);
  return found;
}

/** Chinese has one plural form, English two: a pair counts as one text. */
function stem(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

function stems(texts: Dictionary): string[] {
  return [...new Set(Object.keys(texts).map(stem))].sort();
}

function variables(texts: Dictionary, key: string): string[] {
  const all = Object.entries(texts).filter(([name]) => stem(name) === key);
  return [
    ...new Set(
      all.flatMap(([, text]) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')),
    ),
  ].sort();
}

test('there are dictionaries to check', () => {
  expect(folders).toContain('/src/i18n/text');
  expect(folders).toContain('/src/ui/text');
});

test.each(folders)('%s says the same things in Chinese and English', (folder) => {
  const [zh, en] = [dictionary(folder, 'zh'), dictionary(folder, 'en')];
  expect(stems(zh)).toEqual(stems(en));
  for (const key of stems(en)) {
    // A count may be left unsaid in one language ("one more"), a name may not.
    expect({ [key]: variables(zh, key) }).toEqual({ [key]: variables(en, key) });
  }
});

test.each(folders)('%s has a form for every number', (folder) => {
  const [zh, en] = [dictionary(folder, 'zh'), dictionary(folder, 'en')];
  for (const key of Object.keys({ ...zh, ...en })) {
    if (/_(one|other)$/.test(key)) {
      expect(zh, key).toHaveProperty([`${stem(key)}_other`]);
      expect(en, key).toHaveProperty([`${stem(key)}_one`]);
      expect(en, key).toHaveProperty([`${stem(key)}_other`]);
    }
  }
});

test.each(folders)('%s has no empty text and no stray spaces', (folder) => {
  for (const language of ['zh', 'en'] as const) {
    for (const [key, text] of Object.entries(dictionary(folder, language))) {
      // What only parts words (a comma and its space) is not a text.
      if (/[\p{L}\p{N}]/u.test(text)) expect(text.trim(), `${language} ${key}`).toBe(text);
      expect(text, `${language} ${key}`).not.toBe('');
    }
  }
});

test.each(folders)('%s has titles without punctuation at their end, and nobody is shouted at', (folder) => {
  for (const language of ['zh', 'en'] as const) {
    for (const [key, text] of Object.entries(dictionary(folder, language))) {
      if (/(^|\.)title$/.test(key)) expect(text, `${language} ${key}`).not.toMatch(/[.。!！,，;；:：]$/);
      expect(text, `${language} ${key}`).not.toMatch(/[!！]/);
    }
  }
});

test('every state of the vocabulary has its word', () => {
  for (const [kind, states] of Object.entries(vocabulary)) {
    for (const state of Object.keys(states)) expect(uiEn).toHaveProperty([`${kind}.${state}`]);
  }
});
