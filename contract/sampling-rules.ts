import * as z from 'zod/mini';
import { disposition } from './calls';
import { opaqueID, requiredText, userID } from './primitives';
import { recordingKind } from './recordings';

const whole = (min: number, max: number) => z.number().check(z.multipleOf(1), z.gte(min), z.lte(max));

/** What a rule picks, and what becomes of it. An empty list narrows nothing. */
export const samplingAsks = z.object({
  agentIDs: z.array(userID).check(z.maxLength(200)),
  kinds: z.array(recordingKind).check(z.maxLength(10)),
  /** So many of each agent a week; null: all that fit. */
  perWeek: z.nullable(whole(1, 50)),
  /** Longer than so many minutes; null: however long. */
  longerThanMin: z.nullable(whole(1, 600)),
  /** As the agent wrapped up the call; a recording without a call has none. */
  dispositions: z.array(disposition).check(z.maxLength(10)),
  formID: opaqueID,
  /** Several take turns: who has the least to do is next. */
  reviewerIDs: z.array(userID).check(z.minLength(1), z.maxLength(20)),
  /** So many days after it was picked. */
  dueDays: whole(1, 90),
  /** What its chance hangs on: with the same seed the same recordings are picked. */
  seed: opaqueID,
});
export type SamplingAsks = z.infer<typeof samplingAsks>;

export const samplingName = requiredText(80);

export const samplingStates = ['active', 'paused', 'removed'] as const;
/** person: somebody paused it; form: its form was retired; reviewer: somebody in it may no longer review for it. */
export const pauseReasons = ['person', 'form', 'reviewer'] as const;
export type PauseReason = (typeof pauseReasons)[number];
