import type { FormContent, ReviewAnswer, ReviewAnswers, ReviewQuestion } from './review-forms';

/** What answers come to. The console shows it while somebody answers, the server keeps it: both ask here. */
export interface ReviewScore {
  /** 0 to 100, to one decimal; null where nothing that counts is answered. */
  readonly score: number | null;
  /** A critical question has its worst answer: whatever the others say, the score is 0. */
  readonly failed: boolean;
  /** Null where the form has no pass mark, or there is no score. */
  readonly passed: boolean | null;
  /** How many are answered, “not applicable” too, and how many there are. */
  readonly answered: number;
  readonly questions: number;
  /** By sectionID, to one decimal; null where nothing that counts is answered. */
  readonly sections: Readonly<Record<string, number | null>>;
}

export function scoreOf(content: FormContent, answers: ReviewAnswers): ReviewScore {
  const all = content.sections.flatMap(({ questions }) => questions);
  const failed = all.some((each) => each.critical && shareOf(each, answers[each.questionID]) === 0);
  const score = failed ? 0 : meanOf(all, answers);
  return {
    score,
    failed,
    passed: content.passMark === null || score === null ? null : !failed && score >= content.passMark,
    answered: all.filter((each) => isAnswered(each, answers[each.questionID])).length,
    questions: all.length,
    sections: Object.fromEntries(
      content.sections.map(({ sectionID, questions }) => [sectionID, meanOf(questions, answers)]),
    ),
  };
}

export function isAnswered(question: ReviewQuestion, answer: ReviewAnswer | undefined): boolean {
  return answer !== undefined && ((answer.na && question.allowNA) || shareOf(question, answer) !== null);
}

/**
 * What an answer is worth, 0 to 1; null where it is none: not given, not applicable, or not one that the question
 * takes.
 */
export function shareOf(question: ReviewQuestion, answer: ReviewAnswer | undefined): number | null {
  if (answer === undefined || answer.value === null || (answer.na && question.allowNA)) return null;
  switch (question.kind) {
    case 'yesNo':
      return answer.value === 'yes' ? 1 : answer.value === 'no' ? 0 : null;
    case 'scale': {
      const step = /^[1-9]\d?$/.test(answer.value) ? Number(answer.value) : 0;
      return step >= 1 && step <= question.top ? (step - 1) / (question.top - 1) : null;
    }
    case 'choice': {
      const option = question.options.find(({ optionID }) => optionID === answer.value);
      return option ? option.points / 100 : null;
    }
  }
}

/** The mean of what is answered and counts, each by its weight, in percent to one decimal. */
function meanOf(questions: readonly ReviewQuestion[], answers: ReviewAnswers): number | null {
  let total = 0;
  let weights = 0;
  for (const question of questions) {
    const share = shareOf(question, answers[question.questionID]);
    if (share === null) continue;
    total += share * question.weight;
    weights += question.weight;
  }
  return weights === 0 ? null : Math.round((total / weights) * 1000) / 10;
}
