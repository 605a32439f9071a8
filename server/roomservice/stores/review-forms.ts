import type { ReviewFormRow, ReviewFormVersionRow } from '../rows/review-forms';

export interface ReviewFormsStore {
  readonly reviewForms: {
    get(formID: string): Promise<ReviewFormRow | undefined>;
    lock(formID: string): Promise<ReviewFormRow | undefined>;
    /** False where the name is taken (letter case aside). */
    insert(row: ReviewFormRow): Promise<boolean>;
    /** Raises `revision` by one. False where the name is taken. */
    update(formID: string, patch: Partial<Omit<ReviewFormRow, 'formID' | 'revision'>>): Promise<boolean>;
    /** By name. */
    list(): Promise<readonly ReviewFormRow[]>;
    insertVersion(row: ReviewFormVersionRow): Promise<void>;
    version(formID: string, version: number): Promise<ReviewFormVersionRow | undefined>;
    /** Newest first, each with how many reviews were made with it. */
    versions(formID: string): Promise<readonly (ReviewFormVersionRow & { readonly reviews: number })[]>;
  };
}
