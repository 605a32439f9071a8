import { useCallback } from 'react';
import { ApiProblem } from '../../api/problem';
import { useExplain } from '../../api/problem-text';
import type { Explain } from '../../ui/problem';

/** The catalogue of failures, as the shared components ask for it. */
export function useExplainForUi(): Explain {
  const explain = useExplain();
  return useCallback(
    (problem) => {
      const { code, params } = problem;
      if (problem instanceof ApiProblem) return explain(problem);
      // A problem that a page made up itself has values of its own kinds; sentences take text and numbers.
      const values = Object.entries(params ?? {}).filter((entry): entry is [string, string | number] =>
        ['string', 'number'].includes(typeof entry[1]),
      );
      return explain({ code, params: Object.fromEntries(values), fieldProblems: [] });
    },
    [explain],
  );
}
