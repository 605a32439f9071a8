import type { Endpoints } from '../../../contract/endpoints';
import type { Ctx } from '../context';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { presentTeam } from './present';

const listTeams: Handler<Endpoints['listTeams']> = async (ctx) => {
  const caller = callerOf(ctx);
  const teams = await ctx.ports.store.read.teams.list();
  const seesAll = caller.grants['user.list'] === 'all' || caller.grants['team.manage'] === 'all';
  const seen = teams.filter((team) => seesAll || team.teamID === caller.teamID);
  return { items: seen.map((team) => presentTeam(team, caller)) };
};

const createTeam: Handler<Endpoints['createTeam']> = async (ctx, { body }) => {
  const teamID = ctx.ports.random.id();
  await command(ctx, async ({ tx, audit, tell }) => {
    if (!(await tx.teams.insert({ teamID, name: body.name, createdAt: ctx.now }))) throw taken(body.name);
    await audit({ action: 'team.create', object: { kind: 'team', id: teamID, name: body.name } });
    tell({ type: 'people.changed', userID: null }, everybody);
  });
  return teamAfter(ctx, teamID);
};

const updateTeam: Handler<Endpoints['updateTeam']> = async (ctx, { params, body }) => {
  await command(ctx, async ({ tx, audit, tell }) => {
    const before = await tx.teams.get(params.teamID);
    if (!before) throw new Problem('team.notFound');
    if (!(await tx.teams.rename(params.teamID, body.name))) throw taken(body.name);
    await audit({
      action: 'team.update',
      object: { kind: 'team', id: params.teamID, name: body.name },
      changes: { name: [before.name, body.name] },
    });
    tell({ type: 'people.changed', userID: null }, everybody);
  });
  return teamAfter(ctx, params.teamID);
};

const deleteTeam: Handler<Endpoints['deleteTeam']> = async (ctx, { params }) => {
  await command(ctx, async ({ tx, audit, tell }) => {
    const team = await tx.teams.get(params.teamID);
    if (!team) throw new Problem('team.notFound');
    if (!(await tx.teams.delete(params.teamID))) throw new Problem('team.notEmpty', { name: team.name });
    await audit({ action: 'team.delete', object: { kind: 'team', id: team.teamID, name: team.name } });
    tell({ type: 'people.changed', userID: null }, everybody);
  });
  return undefined;
};

/** Teams belong to nobody: whoever sees all people sees them change. */
const everybody = { kind: 'reach', permission: 'user.list', ownerID: '', teamID: null } as const;

function taken(name: string): Problem {
  return new Problem('team.taken', { name }, [{ path: 'name', code: 'taken' }]);
}

async function teamAfter(ctx: Ctx, teamID: string) {
  const team = (await ctx.ports.store.read.teams.list()).find((each) => each.teamID === teamID);
  if (!team) throw new Problem('team.notFound');
  return presentTeam(team, callerOf(ctx));
}

export const teamHandlers = { listTeams, createTeam, updateTeam, deleteTeam } satisfies Partial<Handlers>;
