import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormContent, ReviewAnswer, ReviewAnswers, ReviewQuestion } from '../../contract/review-forms';
import { formTroubles } from '../../contract/review-form-check';
import { isAnswered, scoreOf, shareOf } from '../../contract/review-score';
import { aFormContent, goodAnswers } from '../support/review-rows';

const given = (value: string | null, na = false): ReviewAnswer => ({ value, na, note: '' });

describe('the score of a review', () => {
  it('is the mean of what was answered, each by its weight, to one decimal', () => {
    expect(scoreOf(aFormContent, goodAnswers)).toEqual({
      ...{ score: 85, failed: false, passed: true, answered: 3, questions: 3 },
      sections: { opening: 81.3, rules: 100 },
    });
  });

  it('leaves out what does not apply, and says how far the answers go', () => {
    const answers = { name: given(null, true), calm: given('3') };
    expect(scoreOf(aFormContent, answers)).toMatchObject({ score: 50, passed: false, answered: 2 });
    expect(scoreOf(aFormContent, {})).toMatchObject({ score: null, passed: null, answered: 0 });
  });

  it('is nothing where a critical question has its worst answer', () => {
    const answers = { ...goodAnswers, consent: given('no') };
    expect(scoreOf(aFormContent, answers)).toMatchObject({ score: 0, failed: true, passed: false });
    const lenient = { ...aFormContent, passMark: 0 };
    expect(scoreOf(lenient, answers)).toMatchObject({ failed: true, passed: false });
  });

  it('takes no answer that the question does not have', () => {
    const values = ['6', '0', '-1', '1.5', '', 'yes', '２'];
    const [, calm] = aFormContent.sections[0]?.questions ?? [];
    if (!calm) throw new Error('The form has changed.');
    expect(values.map((value) => shareOf(calm, given(value)))).toEqual(values.map(() => null));
    expect(isAnswered(calm, given(null, true))).toBe(false); // which may not be left out
  });
});

const asked = {
  questionID: fc.uuid().map((id) => id.slice(0, 8)),
  text: fc.constant('Q'),
  help: fc.constant(''),
  weight: fc.nat(100),
  critical: fc.boolean(),
  allowNA: fc.boolean(),
};
const options = fc
  .uniqueArray(fc.nat(100), { minLength: 2, maxLength: 5 })
  .map((points) => points.map((each) => ({ optionID: `o${each}`, label: `L${each}`, points: each })));
const question: fc.Arbitrary<ReviewQuestion> = fc.oneof(
  fc.record({ kind: fc.constant('yesNo' as const), ...asked }),
  fc.record({ kind: fc.constant('scale' as const), ...asked, top: fc.integer({ min: 2, max: 10 }) }),
  fc.record({ kind: fc.constant('choice' as const), ...asked, options }),
);

function answersTo(each: ReviewQuestion): fc.Arbitrary<ReviewAnswer> {
  const values =
    each.kind === 'yesNo'
      ? ['yes', 'no']
      : each.kind === 'scale'
        ? Array.from({ length: each.top }, (_, i) => String(i + 1))
        : each.options.map(({ optionID }) => optionID);
  return fc.oneof(
    fc.constantFrom(...values).map((value) => given(value)),
    fc.constant(given(null, each.allowNA)),
  );
}

const filledForm: fc.Arbitrary<{ content: FormContent; answers: ReviewAnswers }> = fc
  .record({
    passMark: fc.option(fc.nat(100), { nil: null }),
    questions: fc.uniqueArray(question, { minLength: 1, maxLength: 12, selector: (each) => each.questionID }),
    split: fc.nat(12),
  })
  .chain(({ passMark, questions, split }) =>
    fc.tuple(...questions.map(answersTo)).map((list) => ({
      content: {
        ...{ intro: '', passMark },
        sections: [
          { sectionID: 'a', title: 'A', questions: questions.slice(0, split) },
          { sectionID: 'b', title: 'B', questions: questions.slice(split) },
        ],
      },
      answers: Object.fromEntries(questions.map(({ questionID }, i) => [questionID, list[i] ?? given(null)])),
    })),
  );

const all = ({ sections }: FormContent) => sections.flatMap(({ questions }) => questions);

describe('the score of any form with any answers', () => {
  it('lies between 0 and 100, with one decimal', () => {
    fc.assert(
      fc.property(filledForm, ({ content, answers }) => {
        const { score } = scoreOf(content, answers);
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Math.round(score * 10) / 10).toBe(score);
      }),
    );
  });

  it('fails when, and only when, a critical question is answered by what is worth nothing', () => {
    fc.assert(
      fc.property(filledForm, ({ content, answers }) => {
        const isFatal = all(content).some(
          (each) => each.critical && shareOf(each, answers[each.questionID]) === 0,
        );
        const { failed, score, passed } = scoreOf(content, answers);
        expect(failed).toBe(isFatal);
        if (!isFatal) return;
        expect(score).toBe(0);
        expect(passed).toBe(content.passMark === null ? null : false);
      }),
    );
  });

  it('is the same when all weights are twice as large, and when questions stand in another order', () => {
    fc.assert(
      fc.property(filledForm, ({ content, answers }) => {
        const other = {
          ...content,
          sections: content.sections
            .map((section) => ({
              ...section,
              questions: section.questions.map((each) => ({ ...each, weight: each.weight * 2 })).reverse(),
            }))
            .reverse(),
        };
        const [one, two] = [scoreOf(content, answers).score, scoreOf(other, answers).score];
        // Sums of fractions may differ in their last bit, and so in the rounding.
        expect(two === null).toBe(one === null);
        expect(Math.abs((one ?? 0) - (two ?? 0))).toBeLessThan(0.11);
      }),
    );
  });

  it('does not hang on what does not apply: without the question it is the same', () => {
    fc.assert(
      fc.property(filledForm, ({ content, answers }) => {
        const without = {
          ...content,
          sections: content.sections.map((section) => ({
            ...section,
            questions: section.questions.filter(({ questionID }) => answers[questionID]?.value !== null),
          })),
        };
        expect(scoreOf(without, answers).score).toBe(scoreOf(content, answers).score);
      }),
    );
  });

  it('never falls when one answer becomes better', () => {
    fc.assert(
      fc.property(filledForm, fc.nat(11), ({ content, answers }, nth) => {
        const each = all(content)[nth];
        const before = each && shareOf(each, answers[each.questionID]);
        if (!each || before === null || before === undefined) return;
        const best =
          each.kind === 'yesNo'
            ? 'yes'
            : each.kind === 'scale'
              ? String(each.top)
              : [...each.options].sort((a, b) => b.points - a.points)[0]?.optionID;
        const better = { ...answers, [each.questionID]: given(best ?? null) };
        expect(scoreOf(content, better).score).toBeGreaterThanOrEqual(scoreOf(content, answers).score ?? 0);
      }),
    );
  });
});

describe('a form', () => {
  it('that is whole has no troubles', () => {
    expect(formTroubles(aFormContent)).toEqual([]);
  });

  it('has the trouble of each thing that is missing, at its place', () => {
    const plain = { help: '', weight: 1, critical: true, allowNA: false } as const;
    const option = (optionID: string, label: string) => ({ optionID, label, points: 50 });
    const content: FormContent = {
      ...{ intro: '', passMark: null },
      sections: [
        {
          sectionID: 's',
          title: ' ',
          questions: [
            { ...plain, kind: 'yesNo', questionID: 'q', text: '' },
            {
              ...plain,
              kind: 'choice',
              questionID: 'q',
              text: 'Q',
              options: [option('a', 'A'), option('b', 'a ')],
            },
            { ...plain, kind: 'choice', questionID: 'r', text: 'R', options: [option('a', '')] },
          ],
        },
      ],
    };
    expect(formTroubles(content).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'content.sections.0.title required',
      'content.sections.0.questions.0.text required',
      'content.sections.0.questions.1.questionID taken',
      'content.sections.0.questions.1.options.1.label taken',
      'content.sections.0.questions.1.options.0.points unknown',
      'content.sections.0.questions.2.options too_small',
      'content.sections.0.questions.2.options.0.label required',
      'content.sections.0.questions.2.options.0.points unknown',
    ]);
    expect(formTroubles({ ...content, sections: [] })).toEqual([
      { path: 'content.sections', code: 'required' },
    ]);
  });
});
