import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import type { SamplingRule } from '../../../contract/sampling';
import { changesOf } from '../audit/changes';
import { callerOf, command, mustBeAllowed, type Caller, type Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { SamplingRuleRow } from '../rows/sampling';
import type { Tx } from '../store';
import { mustBeAble } from './fit';
import { sampleSoon } from './job';
import { presentRules } from './present';
import { previewSampling } from './preview';
import { mustBeSensible } from './sense';

const listSamplingRules: Handler<Endpoints['listSamplingRules']> = async (ctx) => {
  const { read } = ctx.ports.store;
  const caller = callerOf(ctx);
  return { items: await presentRules(read, caller, (await read.sampling.list()).filter(seenBy(caller))) };
};

const createSamplingRule: Handler<Endpoints['createSamplingRule']> = async (ctx, { body }) => {
  const { name, teamID, asks } = body;
  const row: SamplingRuleRow = {
    ...{ ruleID: ctx.ports.random.id(), name, state: 'active', pausedBecause: null, pausedOver: null },
    ...{ teamID, asks, since: new Date(body.since), revision: 1 },
    ...{ createdAt: ctx.now, createdByID: callerOf(ctx).userID, ...signed(ctx) },
  };
  await command(ctx, async (work) => {
    await mustBeSensible(ctx, work.tx, row);
    await mustBeAble(work.tx, asks, teamID);
    if (!(await work.tx.sampling.insert(row))) throw taken(name);
    await work.audit({
      action: 'sampling.create',
      object: objectOf(row),
      changes: { teamID: [null, teamID], asks: [null, JSON.stringify(asks)] },
    });
    await sampleSoon(work);
  });
  return after(ctx, row.ruleID);
};

const updateSamplingRule: Handler<Endpoints['updateSamplingRule']> = async (ctx, { params, body }) => {
  const { revision, ...given } = body;
  await command(ctx, async ({ tx, audit }) => {
    const row = await lockedRule(ctx, tx, params.ruleID);
    if (row.revision !== revision) throw new Problem('sampling.changed');
    await mustBeSensible(ctx, tx, given);
    await mustBeAble(tx, given.asks, given.teamID);
    if (!(await tx.sampling.update(row.ruleID, { ...given, ...signed(ctx) }))) throw taken(given.name);
    await audit({
      action: 'sampling.update',
      object: objectOf({ ...row, name: given.name }),
      changes: changesOf(
        { name: row.name, teamID: row.teamID, asks: row.asks },
        { name: given.name, teamID: given.teamID, asks: given.asks },
      ),
    });
  });
  return after(ctx, params.ruleID);
};

const pauseSamplingRule: Handler<Endpoints['pauseSamplingRule']> = async (ctx, { params, body }) => {
  await command(ctx, async (work) => {
    const row = await lockedRule(ctx, work.tx, params.ruleID);
    const state = body.paused ? 'paused' : 'active';
    if (state === row.state) return;
    if (!body.paused) await mustBeAble(work.tx, row.asks, row.teamID);
    await work.tx.sampling.update(row.ruleID, {
      ...{ state, pausedBecause: body.paused ? 'person' : null, pausedOver: null, ...signed(ctx) },
      ...(!body.paused && { since: new Date(Math.max(row.since.getTime(), work.now.getTime())) }),
    });
    await work.audit({
      action: 'sampling.pause',
      object: objectOf(row),
      changes: { state: [row.state, state] },
    });
    if (!body.paused) await sampleSoon(work);
  });
  return after(ctx, params.ruleID);
};

const removeSamplingRule: Handler<Endpoints['removeSamplingRule']> = async (ctx, { params }) => {
  await command(ctx, async ({ tx, audit }) => {
    const row = await lockedRule(ctx, tx, params.ruleID);
    await tx.sampling.update(row.ruleID, {
      ...{ state: 'removed', pausedBecause: null, pausedOver: null, ...signed(ctx) },
    });
    await audit({ action: 'sampling.remove', object: objectOf(row), changes: { state: [row.state, null] } });
  });
  return undefined;
};

/** Rules of all teams pick from one's own, too: they are seen, and changed by those whose reach they have. */
function seenBy(caller: Caller): (row: SamplingRuleRow) => boolean {
  return (row) => row.teamID === null || isTheirs(caller, row);
}

function isTheirs(caller: Caller, { teamID }: Pick<SamplingRuleRow, 'teamID'>): boolean {
  return allows(caller, 'review.write', { ownerID: '', teamID });
}

async function lockedRule(ctx: Ctx, tx: Tx, ruleID: string): Promise<SamplingRuleRow> {
  const caller = callerOf(ctx);
  const row = await tx.sampling.lock(ruleID);
  if (!row || row.state === 'removed') throw new Problem('sampling.notFound');
  if (!seenBy(caller)(row)) throw new Problem('sampling.notFound').forLackOf('review.write');
  mustBeAllowed(caller, 'review.write', { ownerID: '', teamID: row.teamID });
  return row;
}

function signed(ctx: Ctx) {
  return { changedAt: ctx.now, changedByID: callerOf(ctx).userID };
}

function taken(name: string): Problem {
  return new Problem('sampling.taken', { name }, [{ path: 'name', code: 'taken' }]);
}

function objectOf({ ruleID, name }: SamplingRuleRow) {
  return { kind: 'sampling', id: ruleID, name } as const;
}

async function after(ctx: Ctx, ruleID: string): Promise<SamplingRule> {
  const { read } = ctx.ports.store;
  const row = await read.sampling.get(ruleID);
  const [rule] = row ? await presentRules(read, callerOf(ctx), [row]) : [];
  if (!rule) throw new Problem('sampling.notFound');
  return rule;
}

export const samplingHandlers = {
  listSamplingRules,
  createSamplingRule,
  updateSamplingRule,
  pauseSamplingRule,
  removeSamplingRule,
  previewSampling,
} satisfies Partial<Handlers>;
