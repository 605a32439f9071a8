import type { ChartForm } from '../../../../contract/review-charts';
import type { FormContent, ReviewQuestion } from '../../../../contract/review-forms';
import { shareOf } from '../../../../contract/review-score';
import type { AnswerCount } from '../../stores/review-charts';

/** A version of a form, and how its questions were answered. */
interface Used {
  readonly version: number;
  readonly content: FormContent;
  readonly answers: readonly AnswerCount[];
}

interface Tally {
  readonly question: ReviewQuestion;
  readonly sectionID: string;
  /** How many answers count, what they reached and could have, each by its weight. */
  answers: number;
  worst: number;
  shares: number;
  reached: number;
  possible: number;
}

/**
 * Where points are lost, over all versions: a question is the same one as long as it keeps its id, by the words of the
 * newest version that was used. Questions without weight lose none.
 */
export function lossesOf(used: readonly Used[]): Pick<ChartForm, 'sections' | 'questions'> {
  const tallies = new Map<string, Tally>();
  const titles = new Map<string, string>();
  for (const { content, answers } of [...used].sort((a, b) => b.version - a.version)) {
    for (const { sectionID, title, questions } of content.sections) {
      if (!titles.has(sectionID)) titles.set(sectionID, title);
      for (const question of questions) {
        if (question.weight === 0) continue;
        const { questionID } = question;
        const empty = { answers: 0, worst: 0, shares: 0, reached: 0, possible: 0 };
        const tally = tallies.get(questionID) ?? { question, sectionID, ...empty };
        tallies.set(questionID, tally);
        for (const answer of answers) {
          if (answer.questionID === questionID) count(tally, question, answer);
        }
      }
    }
  }
  const counted = [...tallies.values()].filter(({ answers }) => answers > 0);
  const lostBy = (some: readonly Tally[]) =>
    some.reduce((sum, { possible, reached }) => sum + possible - reached, 0);
  const lost = lostBy(counted);
  const shareOfLost = (some: readonly Tally[]) => (lost === 0 ? 0 : percent(lostBy(some) / lost));
  return {
    sections: [...titles].flatMap(([sectionID, title]) => {
      const own = counted.filter((each) => each.sectionID === sectionID);
      const possible = own.reduce((sum, each) => sum + each.possible, 0);
      if (possible === 0) return [];
      return [{ sectionID, title, mean: percent(1 - lostBy(own) / possible), lost: shareOfLost(own) }];
    }),
    questions: counted
      .map((tally) => ({
        ...{ questionID: tally.question.questionID, sectionID: tally.sectionID, text: tally.question.text },
        ...{ mean: percent(tally.shares / tally.answers), lost: shareOfLost([tally]) },
        ...{ answers: tally.answers, worst: tally.worst },
      }))
      .sort((a, b) => a.mean - b.mean || b.lost - a.lost || (a.questionID < b.questionID ? -1 : 1)),
  };
}

function count(tally: Tally, question: ReviewQuestion, { value, na, count: times }: AnswerCount): void {
  const share = shareOf(question, { value, na, note: '' });
  if (share === null) return;
  tally.answers += times;
  tally.worst += share === 0 ? times : 0;
  tally.shares += share * times;
  tally.reached += share * question.weight * times;
  tally.possible += question.weight * times;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
