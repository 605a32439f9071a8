import { describe, expect, it } from 'vitest';
import { fieldCodes, problemStatus } from '../../../contract/problems';
import { ApiProblem, type AnyProblemCode } from '../../../src/api/problem';
import { explain } from '../../../src/api/problem-text';
import { en } from '../../../src/api/text/en';
import { zh } from '../../../src/api/text/zh';
import { problemTexts } from '../../../src/api/texts';
import { changeLanguage, loadTexts, textsOf } from '../../../src/i18n/texts';

const codes = [
  ...Object.keys(problemStatus),
  'network.unreachable',
  'network.timeout',
  'answer.unreadable',
] as AnyProblemCode[];

const dictionaries = { en, zh } as const satisfies Record<string, Readonly<Record<string, string>>>;

describe.each(Object.entries(dictionaries))('the catalogue of failures in %s', (_language, dictionary) => {
  const texts: Readonly<Record<string, string>> = dictionary;

  it.each(codes)('%s has a sentence and a next step', (code) => {
    expect(texts[code]).toMatch(/\S/);
    expect(texts[`${code}.next`]).toMatch(/[.。]$/);
    expect(texts[code]).not.toMatch(/[.。!！]$/);
  });

  it.each(fieldCodes)('a field that is %s is told so', (code) => {
    expect(texts[`field.${code}`]).toMatch(/\S/);
  });

  it('knows nothing that no failure has', () => {
    const known = new Set([...codes, ...fieldCodes.map((code) => `field.${code}`)].map(String));
    const strays = Object.keys(texts).filter((key) => !known.has(key.replace(/\.(next|told)$/, '')));
    expect(strays).toEqual([]);
  });
});

describe('a failure explained', () => {
  const inWords = async (problem: ApiProblem, language: 'zh' | 'en' = 'en') => {
    await changeLanguage(language);
    await loadTexts(problemTexts);
    return explain(problem, textsOf(problemTexts) as unknown as Parameters<typeof explain>[1]);
  };

  it('names what the answer names', async () => {
    const { title } = await inWords(
      new ApiProblem('room.closed', { params: { by: 'Nan Zhang', reason: 'Shift end' } }),
    );
    expect(title).toBe('Nan Zhang closed this room: “Shift end”');
  });

  it('and is plain where the answer does not', async () => {
    const { title } = await inWords(new ApiProblem('room.closed', { params: { by: null, reason: null } }));
    expect(title).toBe('This room is closed');
  });

  it('says the limit of a field', async () => {
    const problem = new ApiProblem('request.invalid', {
      fieldProblems: [
        { path: 'name', code: 'too_long', limit: 80 },
        { path: 'recording.recordPath', code: 'required' },
      ],
    });
    expect((await inWords(problem, 'zh')).fields).toEqual({
      name: '最多 80 个字符',
      'recording.recordPath': '必填',
    });
  });
});
