import * as z from 'zod/mini';
import { opaqueID, prose, text } from './primitives';

// What a form may hold while somebody writes it. What it must hold before it is published is in `review-form-check.ts`.

const whole = (min: number, max: number) => z.number().check(z.multipleOf(1), z.gte(min), z.lte(max));

const asked = {
  questionID: opaqueID,
  text: text(300),
  /** For whoever answers: what counts as what. */
  help: prose(1000),
  /** How much it counts beside the others; 0: it is asked and does not count. */
  weight: whole(0, 100),
  /** The worst answer to it fails the whole review. */
  critical: z.boolean(),
  /** May be answered by “not applicable”, and then counts for nothing. */
  allowNA: z.boolean(),
};

export const reviewOption = z.object({ optionID: opaqueID, label: text(100), points: whole(0, 100) });

export const reviewQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yesNo'), ...asked }),
  /** From 1, the worst, to `top`. */
  z.object({ kind: z.literal('scale'), ...asked, top: whole(2, 10) }),
  z.object({
    kind: z.literal('choice'),
    ...asked,
    /** What each is worth, in percent. */
    options: z.array(reviewOption).check(z.maxLength(10)),
  }),
]);
export type ReviewQuestion = z.infer<typeof reviewQuestion>;

export const reviewSection = z.object({
  sectionID: opaqueID,
  title: text(100),
  questions: z.array(reviewQuestion).check(z.maxLength(50)),
});

export const formContent = z.object({
  /** Said before the first question. */
  intro: prose(1000),
  /** In percent; null: no review passes or fails by its score. */
  passMark: z.nullable(whole(0, 100)),
  sections: z.array(reviewSection).check(z.maxLength(20)),
});
export type FormContent = z.infer<typeof formContent>;

/** One answer. Without a value it is not answered yet, whatever its note says. */
export const reviewAnswer = z.object({
  /** `yes` or `no`, the number on the scale, the optionID; null: none, or not applicable. */
  value: z.nullable(z.string().check(z.minLength(1), z.maxLength(40))),
  na: z.boolean(),
  note: prose(2000),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;
/** By questionID. */
export const reviewAnswers = z.record(opaqueID, reviewAnswer);
export type ReviewAnswers = z.infer<typeof reviewAnswers>;

export const formStates = ['draft', 'published', 'retired'] as const;
export const formState = z.enum(formStates);
export type FormState = z.infer<typeof formState>;
