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
  for (const key of Object.keys({ ...zh, ...en }).filter((name) => /_(one|other)$/.test(name))) {
    expect(zh).toHaveProperty([`${stem(key)}_other`]);
    expect(en).toHaveProperty([`${stem(key)}_one`]);
    expect(en).toHaveProperty([`${stem(key)}_other`]);
  }
});

/** Every text of a folder, named as a person would look for it. */
function allTexts(folder: string): { name: string; key: string; text: string }[] {
  return (['zh', 'en'] as const).flatMap((language) =>
    Object.entries(dictionary(folder, language)).map(([key, text]) => ({
      name: `${language} ${key}: "${text}"`,
      key,
      text,
    })),
  );
}

function namesOf(texts: readonly { name: string }[]): string[] {
  return texts.map(({ name }) => name);
}

test.each(folders)('%s has no empty text and no stray spaces', (folder) => {
  const texts = allTexts(folder);
  expect(namesOf(texts.filter(({ text }) => text === ''))).toEqual([]);
  // What only parts words (a comma and its space) is not a text.
  const worded = texts.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  expect(namesOf(worded.filter(({ text }) => text !== text.trim()))).toEqual([]);
});

test.each(folders)('%s has titles without punctuation at their end, and nobody is shouted at', (folder) => {
  const texts = allTexts(folder);
  const titles = texts.filter(({ key }) => /(^|\.)title$/.test(key));
  expect(namesOf(titles.filter(({ text }) => /[.。!！,，;；:：]$/.test(text)))).toEqual([]);
  expect(namesOf(texts.filter(({ text }) => /[!！]/.test(text)))).toEqual([]);
});

test('every state of the vocabulary has its word', () => {
  for (const [kind, states] of Object.entries(vocabulary)) {
    for (const state of Object.keys(states)) expect(uiEn).toHaveProperty([`${kind}.${state}`]);
  }
});
