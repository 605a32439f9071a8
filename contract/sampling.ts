import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef } from './primitives';
import { pauseReasons, samplingAsks, samplingName } from './sampling-rules';

/** Over so many whole weeks a preview looks back, and a rule picks what came late. */
export const SAMPLING_WEEKS = 4;
/** So many recordings a preview names. */
export const SAMPLED = 20;

const given = {
  name: samplingName,
  /** Null: of all teams, and of none. */
  teamID: z.nullable(opaqueID),
  asks: samplingAsks,
};

/** By what recordings are given to reviewers without anybody asking. */
export const samplingRule = z.object({
  ruleID: opaqueID,
  name: z.string(),
  state: z.enum(['active', 'paused']),
  /** Null while it is active. */
  pausedBecause: z.nullable(z.enum(pauseReasons)),
  /** The form or the person that it paused itself over. */
  pausedOver: z.nullable(z.string()),
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  asks: samplingAsks,
  form: z.object({ formID: opaqueID, name: z.string() }),
  reviewers: z.array(personRef),
  agents: z.array(personRef),
  /** It picks nothing that began before. */
  since: instant,
  /** Counts changes; a change names the one that it follows. */
  revision: z.number(),
  changedAt: instant,
  changedBy: personRef,
  /** In all. */
  picked: z.number(),
  lastPickedAt: z.nullable(instant),
  can: z.array(z.enum(['change'])),
});
export type SamplingRule = z.infer<typeof samplingRule>;

export const samplingPreview = z.object({
  /** What it looked at: from a Monday by the clock of the server, four weeks before this week’s, until now. */
  from: instant,
  to: instant,
  /** What fits the rule, and what of it would have been picked. */
  fit: z.number(),
  picked: z.number(),
  /** By name. */
  agents: z.array(z.object({ ...personRef.shape, fit: z.number(), picked: z.number() })),
  /** In the order of the rule: how many of these would have been theirs, and what they have to do today. */
  reviewers: z.array(z.object({ ...personRef.shape, picked: z.number(), open: z.number() })),
  /** The newest of them. */
  items: z.array(
    z.object({
      recordingID: opaqueID,
      roomName: z.string(),
      agentName: z.string(),
      startedAt: instant,
      durationMs: z.nullable(z.number()),
      reviewer: personRef,
    }),
  ),
});
export type SamplingPreview = z.infer<typeof samplingPreview>;

const oneRule = z.object({ ruleID: opaqueID });
const unfit = ['form.notFound', 'form.notPublished', 'reviewer.unknown', 'team.notFound'] as const;

export const listSamplingRules = endpoint({
  method: 'GET',
  path: '/sampling-rules',
  summary: 'The rules that pick recordings of my team, or of all, by name',
  access: 'review.write',
  result: z.object({ items: z.array(samplingRule) }),
});

export const createSamplingRule = endpoint({
  method: 'POST',
  path: '/sampling-rules',
  summary: 'Have recordings given to reviewers by a rule; picks for the first time at once',
  access: 'review.write',
  body: z.object({
    ...given,
    /** It picks nothing that began before, and nothing older than four weeks. */
    since: instant,
  }),
  result: samplingRule,
  errors: [...unfit, 'sampling.taken'],
});

export const updateSamplingRule = endpoint({
  method: 'PUT',
  path: '/sampling-rules/:ruleID',
  summary: 'Change what a rule picks from now on',
  access: 'review.write',
  params: oneRule,
  body: z.object({ ...given, revision: z.number().check(z.multipleOf(1), z.gte(0)) }),
  result: samplingRule,
  errors: [...unfit, 'sampling.taken', 'sampling.notFound', 'sampling.changed'],
});

export const pauseSamplingRule = endpoint({
  method: 'POST',
  path: '/sampling-rules/:ruleID/pause',
  summary: 'Let a rule rest, or go on: then it picks nothing that was recorded while it rested',
  access: 'review.write',
  params: oneRule,
  body: z.object({ paused: z.boolean() }),
  result: samplingRule,
  errors: ['form.notFound', 'form.notPublished', 'reviewer.unknown', 'sampling.notFound'],
});

export const removeSamplingRule = endpoint({
  method: 'DELETE',
  path: '/sampling-rules/:ruleID',
  summary: 'Remove a rule; the reviews that it brought stay, and say so',
  access: 'review.write',
  params: oneRule,
  errors: ['sampling.notFound'],
});

export const previewSampling = endpoint({
  method: 'POST',
  path: '/sampling-rules/preview',
  summary: 'What a rule would have picked in the last four weeks and this one so far; changes nothing',
  access: 'review.write',
  body: z.object({
    teamID: given.teamID,
    asks: samplingAsks,
    /** Of a rule that is there already: what it picked itself does not count as reviewed. */
    ruleID: z._default(z.nullable(opaqueID), null),
  }),
  result: samplingPreview,
  errors: ['form.notFound', 'form.notPublished', 'reviewer.unknown', 'team.notFound'],
});
