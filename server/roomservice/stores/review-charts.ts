import type { ReviewSight } from './reviews';

/** Submitted and released reviews that were submitted from `starts[0]` on and before `to`; each period ends where the next begins. */
export interface ChartFilter {
  readonly starts: readonly Date[];
  readonly to: Date;
  readonly agentID?: readonly string[] | undefined;
  readonly teamID?: readonly string[] | undefined;
  readonly formID?: readonly string[] | undefined;
}

/** The reviews of one agent by one form in one period. */
export interface ChartCell {
  readonly agentID: string;
  /** As they are called today. */
  readonly agentName: string;
  readonly formID: string;
  /** Its place among the periods. */
  readonly period: number;
  readonly reviews: number;
  readonly scored: number;
  readonly sum: number;
  readonly failed: number;
  /** Below the pass mark. */
  readonly below: number;
}

/** How often a question of a version was answered so. */
export interface AnswerCount {
  readonly formID: string;
  readonly formVersion: number;
  readonly questionID: string;
  readonly value: string | null;
  readonly na: boolean;
  readonly count: number;
}

export interface ReviewerDeviation {
  readonly reviewerID: string;
  readonly reviewerName: string;
  readonly calibrations: number;
  readonly deviation: number;
  readonly distance: number;
}

export interface ReviewChartsStore {
  /** Added up as far as somebody may see; calibrations are no judgement of agents and stay out of all but `deviations`. */
  readonly reviewCharts: {
    cells(filter: ChartFilter, sight: ReviewSight): Promise<readonly ChartCell[]>;
    answers(filter: ChartFilter, sight: ReviewSight): Promise<readonly AnswerCount[]>;
    /** How many scores lie in each tenth from 0 on; 100 is in the last. */
    tenths(filter: ChartFilter, sight: ReviewSight): Promise<ReadonlyMap<number, number>>;
    /** Of calibrations that all have submitted, at least two with a score. By reviewerID. */
    deviations(filter: ChartFilter, sight: ReviewSight): Promise<readonly ReviewerDeviation[]>;
  };
}
