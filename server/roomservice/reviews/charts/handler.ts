import type { Endpoints } from '../../../../contract/endpoints';
import type { ChartForm } from '../../../../contract/review-charts';
import { callerOf } from '../../context';
import type { Handler, Handlers } from '../../handlers';
import type { Tx } from '../../store';
import type { AnswerCount, ChartCell } from '../../stores/review-charts';
import { listSight } from '../handlers';
import { lossesOf } from './forms';
import { groupsOf, measure, measureEach, tenth } from './measure';
import { periodsOf } from './periods';

const USUAL_MS = 12 * 7 * 86_400_000;
const AGENTS = 100;

const getReviewCharts: Handler<Endpoints['getReviewCharts']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const to = query.to === undefined ? ctx.now : new Date(query.to);
  const from = query.from === undefined ? new Date(to.getTime() - USUAL_MS) : new Date(query.from);
  const { by, starts } = periodsOf(from, to, query.by, query.zone);
  const { agentID, teamID, formID } = query;
  const filter = { starts, to, agentID, teamID, formID };
  const sight = listSight(ctx);
  const { reviewCharts } = ctx.ports.store.read;
  const reviews = caller.grants['review.write'] !== undefined;
  const [cells, answers, tenths, deviations] = await Promise.all([
    reviewCharts.cells(filter, sight),
    reviewCharts.answers(filter, sight),
    reviewCharts.tenths(filter, sight),
    reviews ? reviewCharts.deviations(filter, sight) : [],
  ]);
  return {
    ...{ from: (starts[0] ?? from).toISOString(), to: to.toISOString(), by },
    total: { ...measure(cells), below: cells.reduce((sum, { below }) => sum + below, 0) },
    periods: measureEach(cells, starts),
    agents: groupsOf(cells, (cell) => cell.agentID)
      .slice(0, AGENTS)
      .map(([userID, own]) => ({
        agent: { userID, name: own[0]?.agentName ?? userID },
        ...measure(own),
        periods: measureEach(own, starts),
      })),
    forms: await formsOf(ctx.ports.store.read, cells, answers),
    distribution: Array.from({ length: 10 }, (_, at) => ({
      ...{ from: at * 10, to: at === 9 ? 100 : at * 10 + 9, count: tenths.get(at) ?? 0 },
    })),
    reviewers: deviations.map(({ reviewerID, reviewerName, calibrations, deviation, distance }) => ({
      reviewer: { userID: reviewerID, name: reviewerName },
      ...{ calibrations, deviation: tenth(deviation), distance: tenth(distance) },
    })),
  };
};

async function formsOf(
  { reviewForms }: Tx,
  cells: readonly ChartCell[],
  answers: readonly AnswerCount[],
): Promise<ChartForm[]> {
  return Promise.all(
    groupsOf(cells, (cell) => cell.formID).map(async ([formID, own]) => {
      const given = answers.filter((each) => each.formID === formID);
      const versions = [...new Set(given.map(({ formVersion }) => formVersion))].sort((a, b) => b - a);
      const rows = await Promise.all(versions.map((version) => reviewForms.version(formID, version)));
      const used = rows.flatMap((row) => row ?? []);
      return {
        ...{ formID, name: used[0]?.name ?? formID, ...measure(own) },
        ...lossesOf(
          used.map(({ version, content }) => ({
            ...{ version, content },
            answers: given.filter(({ formVersion }) => formVersion === version),
          })),
        ),
      };
    }),
  );
}

export const chartHandlers = { getReviewCharts } satisfies Partial<Handlers>;
