import type { ReviewCharts } from '../../../contract/review-charts';

export type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross';

/** How lines are told apart: by ink, by dashes and by what marks their points, so that none of the three alone matters. */
export const looks = [
  { stroke: 'var(--ink)', dashes: undefined, shape: 'circle' },
  { stroke: 'var(--live)', dashes: '7 4', shape: 'square' },
  { stroke: 'var(--waitFill)', dashes: '2 3', shape: 'triangle' },
  { stroke: 'var(--ink3)', dashes: '10 3 2 3', shape: 'diamond' },
  { stroke: 'var(--ink2)', dashes: '4 2', shape: 'cross' },
] as const satisfies readonly {
  readonly stroke: string;
  readonly dashes: string | undefined;
  readonly shape: Shape;
}[];

export interface Series {
  readonly key: string;
  readonly name: string;
  readonly periods: ReviewCharts['periods'];
}

/** The chosen agents, each for themselves; without a choice all together. */
export function seriesOf(
  { agents, periods }: Pick<ReviewCharts, 'agents' | 'periods'>,
  chosen: readonly string[],
  all: string,
): readonly Series[] {
  const some = agents
    .filter(({ agent }) => chosen.includes(agent.userID))
    .map(({ agent, periods: own }) => ({ key: agent.userID, name: agent.name, periods: own }));
  return some.length === 0 ? [{ key: 'all', name: all, periods }] : some;
}
