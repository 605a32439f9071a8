import type { Tx } from '../../roomservice/store';
import type { ReviewRow } from '../../roomservice/rows/reviews';
import type { AnswerCount, ChartCell, ChartFilter } from '../../roomservice/stores/review-charts';
import type { ReviewSight } from '../../roomservice/stores/reviews';
import { by, inOrder, isOneOf } from './lists';
import { isVisible } from './reviews';
import type { View } from './tables';

export function reviewCharts(view: View): Tx['reviewCharts'] {
  const nameOf = (userID: string): string => view.users.get(userID.toLowerCase())?.name ?? userID;
  return {
    async cells(filter, sight) {
      const cells = new Map<string, ChartCell>();
      for (const row of judged(view, filter, sight)) {
        const { agentID, formID, score } = row;
        const period = filter.starts.findLastIndex(
          (start) => row.submittedAt !== null && start <= row.submittedAt,
        );
        const key = `${agentID} ${formID} ${period}`;
        const empty = { reviews: 0, scored: 0, sum: 0, failed: 0, below: 0 };
        const cell = cells.get(key) ?? { agentID, agentName: nameOf(agentID), formID, period, ...empty };
        cells.set(key, {
          ...cell,
          reviews: cell.reviews + 1,
          scored: cell.scored + (score === null ? 0 : 1),
          sum: cell.sum + (score ?? 0),
          failed: cell.failed + (row.failed ? 1 : 0),
          below: cell.below + (row.passed === false ? 1 : 0),
        });
      }
      return [...cells.values()].sort(
        inOrder(
          by((cell) => cell.agentID),
          by((cell) => cell.formID),
          by((cell) => cell.period),
        ),
      );
    },
    async answers(filter, sight) {
      const counts = new Map<string, AnswerCount>();
      for (const { formID, formVersion, answers } of judged(view, filter, sight)) {
        for (const [questionID, { value, na }] of Object.entries(answers)) {
          const answer = { formID, formVersion, questionID, value, na };
          const key = JSON.stringify(answer);
          counts.set(key, { ...answer, count: (counts.get(key)?.count ?? 0) + 1 });
        }
      }
      return [...counts.values()];
    },
    async tenths(filter, sight) {
      const counts = new Map<number, number>();
      for (const { score } of judged(view, filter, sight)) {
        if (score === null) continue;
        const tenth = Math.min(Math.floor(score / 10), 9);
        counts.set(tenth, (counts.get(tenth) ?? 0) + 1);
      }
      return counts;
    },
    async deviations(filter, sight) {
      const scored = meant(view, filter, sight).flatMap(({ calibrationID, reviewerID, score }) =>
        calibrationID === null || score === null ? [] : [{ calibrationID, reviewerID, score }],
      );
      const offs = new Map<string, number[]>();
      for (const { calibrationID, reviewerID, score } of scored) {
        const together = scored.filter((row) => row.calibrationID === calibrationID);
        if (together.length < 2) continue;
        const off = score - meanOf(together.map((row) => row.score));
        offs.set(reviewerID, [...(offs.get(reviewerID) ?? []), off]);
      }
      return [...offs]
        .map(([reviewerID, each]) => ({
          ...{ reviewerID, reviewerName: nameOf(reviewerID), calibrations: each.length },
          ...{ deviation: meanOf(each), distance: meanOf(each.map(Math.abs)) },
        }))
        .sort(by((row) => row.reviewerID));
    },
  };
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function judged(view: View, filter: ChartFilter, sight: ReviewSight): readonly ReviewRow[] {
  return meant(view, filter, sight).filter(({ calibrationID }) => calibrationID === null);
}

function meant(view: View, filter: ChartFilter, sight: ReviewSight): readonly ReviewRow[] {
  const [from] = filter.starts;
  return [...view.reviews.values()].filter(
    (row) =>
      isVisible(view, row, sight) &&
      (row.state === 'submitted' || row.state === 'released') &&
      row.submittedAt !== null &&
      from !== undefined &&
      row.submittedAt >= from &&
      row.submittedAt < filter.to &&
      isOneOf(filter.agentID, row.agentID) &&
      isOneOf(filter.teamID, row.teamID) &&
      isOneOf(filter.formID, row.formID),
  );
}
