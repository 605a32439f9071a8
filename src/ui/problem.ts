/** A failure as the shared components need it; the API client's own problems have this shape. */
export interface Problem {
  readonly code: string;
  readonly status?: number | undefined;
  readonly requestID?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  /** What is wrong with single fields, by the field's name. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** A failure in a person's words: what happened, and the next step. */
export interface Explanation {
  readonly title: string;
  readonly next?: string | undefined;
  /** Sentences for single fields; where absent, those of the problem are shown as they are. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

export type Explain = (problem: Problem) => Explanation;

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}
