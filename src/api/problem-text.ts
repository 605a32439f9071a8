import { useMemo } from 'react';
import type { FieldProblem } from '../../contract/problems';
import { useTexts } from '../i18n/useTexts';
import type { AnyProblemCode, ApiProblem } from './problem';
import { problemTexts } from './texts';

/** A failure in a person's words. `fields` has a sentence for each field that is named, by its path. */
export interface Explanation {
  readonly title: string;
  readonly next: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a failure looks like to whoever explains it; an `ApiProblem` is one. */
type Explainable = Pick<ApiProblem, 'params' | 'fieldProblems'> & { readonly code: string };

/** Which values the fuller sentence of a code needs; without all of them the plain one is shown. */
const told: Partial<Record<AnyProblemCode, readonly string[]>> = {
  'request.tooMany': ['seconds'],
  'permission.missing': ['permission'],
  'room.closed': ['by', 'reason'],
  'signIn.unknown': ['login'],
  'signIn.nameTaken': ['userID'],
  'provider.incomplete': ['claim'],
};
const withLimit: readonly FieldProblem['code'][] = ['too_short', 'too_long', 'too_small', 'too_big'];

/** Any key of the dictionary, looked up by a name that only the answer knows. */
type Lookup = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The sentence and the next step of a failure, in the language of `t`. */
export function explain(problem: Explainable, t: Lookup): Explanation {
  const { code, params } = problem;
  const needs = told[code as AnyProblemCode]; // an unknown code has none
  const isTold = needs?.every(
    (name) => params[name] !== undefined && params[name] !== null && params[name] !== '',
  );
  return {
    title: t(isTold ? `${code}.told` : code, params),
    next: t(`${code}.next`, params),
    fields: Object.fromEntries(problem.fieldProblems.map((field) => [field.path, explainField(field, t)])),
  };
}

function explainField({ code, limit }: Pick<FieldProblem, 'code' | 'limit'>, t: Lookup): string {
  const key = withLimit.includes(code) && limit !== undefined ? `field.${code}.told` : `field.${code}`;
  return t(key, { limit });
}

/** The catalogue itself. The one place that looks up words by a key that the typed face cannot know: problem-text.test checks that each code has its own. */
function useLookup(): Lookup {
  return useTexts(problemTexts) as unknown as Lookup;
}

/** What is wrong with one field, for whoever found it without asking RoomService. */
export function useExplainField(): (problem: Pick<FieldProblem, 'code' | 'limit'>) => string {
  const t = useLookup();
  return useMemo(() => (problem: Pick<FieldProblem, 'code' | 'limit'>) => explainField(problem, t), [t]);
}

/** The catalogue in the current language: `const explain = useExplain()`, then `explain(problem).title`. */
export function useExplain(): (problem: Explainable) => Explanation {
  const t = useLookup();
  return useMemo(() => (problem: Explainable) => explain(problem, t), [t]);
}
