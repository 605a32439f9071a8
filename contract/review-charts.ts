import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { csv, instant, opaqueID, personRef, userID } from './primitives';
import { timeZone } from './recordings';

export const chartSteps = ['week', 'month'] as const;
export const chartStep = z.enum(chartSteps);
export type ChartStep = z.infer<typeof chartStep>;

/** What is measured of some reviews. Their number stands beside every mean: of two reviews a mean says little. */
const measured = {
  reviews: z.number(),
  /** Of those that have a score, to one decimal; null: none has. */
  mean: z.nullable(z.number()),
  /** How many a critical question failed. */
  failed: z.number(),
};

/** How much of what could be reached was, in percent, and the share of all lost points of its form that it lost. */
const reached = { mean: z.nullable(z.number()), lost: z.number() };

/** A stretch of time, by the day in the asked zone on which it begins. */
const chartPeriod = z.object({ from: instant, ...measured });

export const chartForm = z.object({
  formID: opaqueID,
  name: z.string(),
  ...measured,
  /** In the order of the form. */
  sections: z.array(z.object({ sectionID: opaqueID, title: z.string(), ...reached })),
  /** Those that count, the weakest first. */
  questions: z.array(
    z.object({
      questionID: opaqueID,
      sectionID: opaqueID,
      text: z.string(),
      ...reached,
      /** How many answers count, and how many of them were the worst. */
      answers: z.number(),
      worst: z.number(),
    }),
  ),
});

export const reviewCharts = z.object({
  /** What was counted: as asked, or shorter or coarser where that were too many periods. */
  from: instant,
  to: instant,
  by: chartStep,
  total: z.object({
    ...measured,
    /** Below the pass mark of their form, failed ones too. */ below: z.number(),
  }),
  /** Oldest first, without gaps. */
  periods: z.array(chartPeriod),
  /** Who has most reviews first, at most 100; their periods stand as those above. */
  agents: z.array(z.object({ agent: personRef, ...measured, periods: z.array(chartPeriod) })),
  forms: z.array(chartForm),
  /** How many scores lie in each tenth, its fraction cut off. */
  distribution: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })),
  /** For those who review: how far each is from the mean of those who scored the same calls. */
  reviewers: z.array(
    z.object({
      reviewer: personRef,
      /** Calibrations that all have submitted. */
      calibrations: z.number(),
      /** In points: above 0 they give more than the others. */
      deviation: z.number(),
      /** The same without its sign: how far off, in whichever direction. */
      distance: z.number(),
    }),
  ),
});
export type ReviewCharts = z.infer<typeof reviewCharts>;
export type ChartForm = z.infer<typeof chartForm>;

export const getReviewCharts = endpoint({
  method: 'GET',
  path: '/reviews/charts',
  summary:
    'Scores over time, by agent, form and question, of submitted reviews that I may see; of my own calls those released',
  access: 'review.list',
  query: z.object({
    /** When they were submitted; without it, the last twelve weeks. */
    from: z.optional(instant),
    to: z.optional(instant),
    agentID: z.optional(csv(userID)),
    teamID: z.optional(csv(opaqueID)),
    formID: z.optional(csv(opaqueID)),
    by: z._default(chartStep, 'week'),
    /** Whose days, weeks and months: Asia/Shanghai. */
    zone: z._default(timeZone, 'UTC'),
  }),
  result: reviewCharts,
});
