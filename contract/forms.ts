import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, requiredText } from './primitives';
import { formContent, formState } from './review-forms';

/** By what reviews score. */
export const reviewForm = z.object({
  formID: opaqueID,
  name: z.string(),
  state: formState,
  /** The newest version; 0: it was never published. */
  version: z.number(),
  /** Something is written that no version has yet. */
  hasDraft: z.boolean(),
  questions: z.number(),
  changedAt: instant,
  changedBy: personRef,
});
export type ReviewForm = z.infer<typeof reviewForm>;

export const reviewFormDetail = z.extend(reviewForm, {
  /** Counts changes; a change names the one that it follows. */
  revision: z.number(),
  /** What is worked on; where nothing is, what the newest version says. */
  content: formContent,
  /** Newest first, with how many reviews each was used for. */
  versions: z.array(
    z.object({
      version: z.number(),
      name: z.string(),
      publishedAt: instant,
      publishedBy: personRef,
      reviews: z.number(),
    }),
  ),
});
export type ReviewFormDetail = z.infer<typeof reviewFormDetail>;

const oneForm = z.object({ formID: opaqueID });
const revision = z.number().check(z.multipleOf(1), z.gte(0), z.lte(1_000_000_000));
const name = requiredText(80);

export const listReviewForms = endpoint({
  method: 'GET',
  path: '/review-forms',
  summary: 'Review forms by name; to whoever does not manage them, those that are published',
  access: 'review.write',
  result: z.object({ items: z.array(reviewForm) }),
});

export const getReviewForm = endpoint({
  method: 'GET',
  path: '/review-forms/:formID',
  summary: 'One review form with what is worked on, and its versions',
  access: 'review.manage',
  params: oneForm,
  result: reviewFormDetail,
  errors: ['form.notFound'],
});

export const createReviewForm = endpoint({
  method: 'POST',
  path: '/review-forms',
  summary: 'Make a review form, empty or with what another says; nobody uses it before it is published',
  access: 'review.manage',
  body: z.object({ name, copyOf: z._default(z.nullable(opaqueID), null) }),
  result: reviewFormDetail,
  errors: ['form.notFound', 'form.taken'],
});

export const saveReviewForm = endpoint({
  method: 'PUT',
  path: '/review-forms/:formID',
  summary: 'Keep what is worked on; reviews go on with the newest version',
  access: 'review.manage',
  params: oneForm,
  body: z.object({ revision, name, content: formContent }),
  result: reviewFormDetail,
  errors: ['form.notFound', 'form.taken', 'form.changed'],
});

export const publishReviewForm = endpoint({
  method: 'POST',
  path: '/review-forms/:formID/publish',
  summary: 'Make of what is worked on the next version; reviews that were begun keep theirs',
  access: 'review.manage',
  params: oneForm,
  body: z.object({ revision }),
  result: reviewFormDetail,
  errors: ['form.notFound', 'form.changed', 'form.incomplete', 'form.nothingNew'],
});

export const retireReviewForm = endpoint({
  method: 'POST',
  path: '/review-forms/:formID/retire',
  summary: 'Let no new review be made with a form, or let there be some again; reviews made with it stay',
  access: 'review.manage',
  params: oneForm,
  body: z.object({ retired: z.boolean() }),
  result: reviewFormDetail,
  errors: ['form.notFound'],
});
