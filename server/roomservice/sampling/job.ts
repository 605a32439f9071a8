import * as z from 'zod/mini';
import { command, type Actor, type Work } from '../context';
import type { JobCtx, JobKind } from '../jobs/kind';
import { give, mayReview } from '../reviews/assign';
import type { SamplingRuleRow } from '../rows/sampling';
import type { SamplingCandidate } from '../stores/sampling';
import { chosen, fitting, nextReviewer, reachFrom, weeksInReach } from './choose';
import { ableOrWhyNot, type Able } from './fit';
import { startOf, weekOf } from './weeks';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const key = 'reviews.sample';

/** Gives what the rules pick to their reviewers: every hour, and when a rule begins. */
export const sampleReviews: JobKind<Record<string, never>> = {
  kind: key,
  payload: z.object({}),
  maxAttempts: 10,
  leaseMs: 30_000,
  concurrency: 1,
  async run(_job, ctx) {
    let picked = 0;
    for (const rule of await ctx.ports.store.read.sampling.list()) {
      if (rule.state === 'active') picked += await runRule(ctx, rule);
    }
    return { picked };
  },
};

/** Whoever looks first after one was done adds the next, for the next full hour. */
export async function scheduleSampling(actor: Actor): Promise<void> {
  if (await actor.ports.store.read.jobs.hasUnfinished(key)) return;
  await command(actor, async (work) => {
    const runAt = new Date((Math.floor(work.now.getTime() / hourMs) + 1) * hourMs);
    await work.addJob(sampleReviews, {}, { runAt, dedupeKey: key });
  });
}

/** In the command that lets a rule begin: what it finds already is not left until the next hour. */
export async function sampleSoon(work: Work): Promise<void> {
  await work.addJob(sampleReviews, {}, { dedupeKey: `${key}.soon` });
}

async function runRule(ctx: JobCtx, { ruleID }: SamplingRuleRow): Promise<number> {
  const ready = await begin(ctx, ruleID);
  if (!ready) return 0;
  const { rule, able } = ready;
  const { store, clock } = ctx.ports;
  const now = clock.now();
  const from = new Date(Math.max(rule.since.getTime(), reachFrom(now).getTime()));
  const fit = await fitting(store.read, rule, able.reviewers, { from, to: now });
  const before = await store.read.sampling.picks(rule.ruleID, reachFrom(now));
  const known = new Set(before.map(({ recordingID }) => recordingID));
  let picked = 0;
  for (const each of chosen(rule.asks, weeksInReach(now), now, fit)) {
    if (known.has(each.recordingID)) continue;
    ctx.signal.throwIfAborted();
    if (await ctx.command((work) => pick(ctx, work, rule, able, each))) picked += 1;
  }
  return picked;
}

/** The rule as it is now, with what it needs; one that lacks something pauses itself and says over what. */
async function begin(
  ctx: JobCtx,
  ruleID: string,
): Promise<{ readonly rule: SamplingRuleRow; readonly able: Able } | null> {
  return ctx.command(async (work) => {
    const rule = await work.tx.sampling.lock(ruleID);
    if (rule?.state !== 'active') return null;
    const able = await ableOrWhyNot(work.tx, rule.asks, rule.teamID);
    if ('form' in able) return { rule, able };
    await work.tx.sampling.update(ruleID, {
      ...{ state: 'paused', pausedBecause: able.because, pausedOver: able.over },
    });
    await work.audit({
      action: 'sampling.pause',
      object: { kind: 'sampling', id: ruleID, name: rule.name },
      changes: { state: ['active', 'paused'], [able.because]: [able.over, null] },
    });
    return null;
  });
}

/** One recording in a command of its own, which looks again: what it did is kept with the pick, so it happens once. */
async function pick(
  ctx: JobCtx,
  work: Work,
  seen: SamplingRuleRow,
  { form, reviewers }: Able,
  candidate: SamplingCandidate,
): Promise<boolean> {
  const { tx, now } = work;
  const rule = await tx.sampling.lock(seen.ruleID);
  // Changed or paused meanwhile: the next run does as it says now.
  if (rule?.state !== 'active' || rule.revision !== seen.revision) return false;
  const recording = await tx.recordings.lock(candidate.recordingID);
  if (recording?.state !== 'ready') return false;
  if (await isFull(work, rule, candidate)) return false;
  const may = reviewers.filter((each) => mayReview(each, recording));
  const open = await tx.reviews.openOf(may.map(({ userID }) => userID));
  const reviewer = nextReviewer(may, open, recording);
  if (!reviewer) return false;
  const reviewID = ctx.ports.random.id();
  const { recordingID, agentID, startedAt: recordedAt } = recording;
  const isMine = await tx.sampling.pick({
    ...{ ruleID: rule.ruleID, recordingID, agentID, recordedAt, reviewID, pickedAt: now },
  });
  if (!isMine) return false;
  await give(work, {
    ...{ reviewID, recording, form, reviewerID: reviewer.userID, rule, origin: 'sampled' },
    ...{ assignedByID: null, dueAt: new Date(now.getTime() + rule.asks.dueDays * dayMs) },
  });
  return true;
}

/** What came late can change what chance would have chosen; nobody is picked more often than asked for, all the same. */
async function isFull({ tx }: Work, rule: SamplingRuleRow, candidate: SamplingCandidate): Promise<boolean> {
  if (rule.asks.perWeek === null) return false;
  const week = weekOf(candidate.startedAt);
  const picks = await tx.sampling.picks(rule.ruleID, startOf(week));
  const ofWeek = picks.filter(
    ({ agentID, recordedAt }) =>
      agentID === candidate.agentID && startOf(weekOf(recordedAt)).getTime() === startOf(week).getTime(),
  );
  return ofWeek.length >= rule.asks.perWeek;
}
