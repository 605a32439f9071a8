import * as z from 'zod/mini';

/** assigned: nobody has begun; draft: some is answered; submitted: scored, the agent does not see it; released: they do. */
export const reviewStates = ['assigned', 'draft', 'submitted', 'released'] as const;
export const reviewState = z.enum(reviewStates);
export type ReviewState = z.infer<typeof reviewState>;

/** own: begun by the reviewer; sampled: by a rule; calibration: several score the same, blind, and no agent sees it. */
export const reviewOrigins = ['own', 'assigned', 'sampled', 'calibration'] as const;
export const reviewOrigin = z.enum(reviewOrigins);
export type ReviewOrigin = z.infer<typeof reviewOrigin>;
