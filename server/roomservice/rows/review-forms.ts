import type { FormContent, FormState } from '../../../contract/review-forms';

/** By what reviews score. What they are made with is a version of it, which never changes. */
export interface ReviewFormRow {
  readonly formID: string;
  readonly name: string;
  readonly state: FormState;
  /** The newest version; 0: it was never published. */
  readonly version: number;
  /** What somebody works on; null: nothing beyond the newest version. */
  readonly draft: FormContent | null;
  /** Counts changes, so that two people do not overwrite each other. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly changedByID: string;
}

export interface ReviewFormVersionRow {
  readonly formID: string;
  readonly version: number;
  readonly name: string;
  readonly content: FormContent;
  readonly publishedAt: Date;
  readonly publishedByID: string;
}
